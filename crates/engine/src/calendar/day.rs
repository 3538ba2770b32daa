//! One local day of a calendar: its hours as instants, and why it is closed.

use super::{Calendar, DueError, Interval, hours, zone};
use jiff::civil::Date;
use model::Instant;

pub(super) const MINUTE: i64 = 60_000_000;
pub(super) const DAY: i64 = 1440 * MINUTE;

/// A local time: microseconds after midnight, and 24:00 as the end of its own date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LocalTime {
    pub date: Date,
    pub micros: i64,
}

/// Working time as written and as instants, never empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Working {
    pub written: Interval,
    pub open: Instant,
    pub close: Instant,
}

impl Calendar {
    /// Hours as written: exception before holiday before weekday.
    pub(super) fn hours_on(&self, date: Date) -> &[Interval] {
        match self.exceptions.get(&date) {
            Some(hours) => hours,
            None if self.holidays.contains_key(&date) => &[],
            None => self.hours.on(date.weekday()),
        }
    }

    /// Working time of a date in order. Hours that lie wholly inside a daylight-saving gap do not take place.
    pub(super) fn working_on(&self, date: Date) -> Result<Vec<Working>, DueError> {
        let mut working = Vec::new();
        for interval in self.hours_on(date) {
            let open = self.zone.first(LocalTime { date, micros: interval.open_micros() })?;
            let close = self.zone.first(LocalTime { date, micros: interval.close_micros() })?;
            if open < close {
                working.push(Working { written: *interval, open, close });
            }
        }
        Ok(working)
    }

    /// A date with at least one working interval.
    pub(super) fn is_business_day(&self, date: Date) -> Result<bool, DueError> {
        Ok(!self.hours_on(date).is_empty() && !self.working_on(date)?.is_empty())
    }

    pub(super) fn start_of(&self, date: Date) -> Result<Instant, DueError> {
        self.zone.first(LocalTime { date, micros: 0 })
    }

    /// Local time at which a date ends as a deadline: its last closing, else 24:00.
    pub(super) fn end_of(&self, date: Date) -> Result<LocalTime, DueError> {
        let micros = self.working_on(date)?.last().map_or(DAY, |last| last.written.close_micros());
        Ok(LocalTime { date, micros })
    }

    /// The date whose `[first instant, first instant of the next)` holds the instant. Differs from the date
    /// on the wall only where clocks were put back over midnight.
    pub(super) fn day_of(&self, instant: Instant) -> Result<Date, DueError> {
        let mut date = self.zone.local(instant).date;
        while instant < self.start_of(date)? {
            date = zone::yesterday(date)?;
        }
        while instant >= self.start_of(zone::tomorrow(date)?)? {
            date = zone::tomorrow(date)?;
        }
        Ok(date)
    }

    /// No hour of any date is a working hour: business time never comes.
    pub fn never_works(&self) -> bool {
        self.hours.days().all(|(_, hours)| hours.is_empty()) && self.exceptions.values().all(Vec::is_empty)
    }

    /// For derivations: the hours of a working day, or why a day has none.
    pub(super) fn rule_of(&self, date: Date) -> String {
        let hours = self.hours_on(date);
        let day = hours::weekday_name(date.weekday());
        match (self.exceptions.get(&date), self.holidays.get(&date)) {
            (Some(_), _) if hours.is_empty() => format!("{date} closed"),
            (Some(_), _) => format!("{date} {}", hours::written(hours)),
            (None, Some(Some(name))) => format!("{date} {name}"),
            (None, Some(None)) => date.to_string(),
            (None, None) if hours.is_empty() => format!("{day} closed"),
            (None, None) => format!("{day} {}", hours::written(hours)),
        }
    }

    pub(super) fn is_holiday(&self, date: Date) -> bool {
        self.holidays.contains_key(&date) && !self.exceptions.contains_key(&date)
    }
}
