//! A time zone by its IANA name, and local times in it.

use super::{CalendarError, DueError};
use crate::calendar::day::{DAY, LocalTime};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::{AmbiguousOffset, Offset, TimeZone},
};
use model::Instant;

/// Looked up once; copies share the rules.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone {
    rules: TimeZone,
}

impl Zone {
    /// `Europe/Berlin`, `UTC`.
    pub fn named(name: &str) -> Result<Self, CalendarError> {
        let unknown = || CalendarError::zone(name);
        let rules = TimeZone::get(name).map_err(|_| unknown())?;
        match rules.iana_name() {
            Some(_) if !rules.is_unknown() => Ok(Self { rules }),
            _ => Err(unknown()),
        }
    }

    pub fn name(&self) -> &str {
        self.rules.iana_name().unwrap_or("UTC")
    }

    /// What a clock on the wall shows.
    pub(super) fn local(&self, instant: Instant) -> LocalTime {
        let shown = self.rules.to_datetime(instant.timestamp());
        let midnight = shown.date().to_datetime(Time::midnight());
        let since = shown.duration_since(midnight).as_micros();
        LocalTime { date: shown.date(), micros: i64::try_from(since).unwrap_or(0) }
    }

    /// The first instant of a local time: of one that occurs twice the first occurrence, of one inside a
    /// daylight-saving gap the end of the gap. Grows with the local time.
    pub(super) fn first(&self, local: LocalTime) -> Result<Instant, DueError> {
        let civil = civil(local)?;
        let ambiguous = self.rules.to_ambiguous_timestamp(civil);
        let offset = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { offset } => offset,
            AmbiguousOffset::Fold { before, .. } => before,
            AmbiguousOffset::Gap { after, .. } => return self.end_of_gap(civil, after),
        };
        at_offset(civil, offset).map(Instant::from)
    }

    /// A local time inside a gap, read with the offset that follows, lies before the change of the clock.
    fn end_of_gap(&self, civil: DateTime, after: Offset) -> Result<Instant, DueError> {
        let before_change = at_offset(civil, after)?;
        self.rules
            .following(before_change)
            .find(|change| change.offset() == after)
            .map(|change| Instant::from(change.timestamp()))
            .ok_or(DueError::TooFar)
    }
}

fn civil(local: LocalTime) -> Result<DateTime, DueError> {
    let (date, micros) =
        if local.micros >= DAY { (tomorrow(local.date)?, 0) } else { (local.date, local.micros) };
    let time = jiff::SignedDuration::from_micros(micros);
    date.to_datetime(Time::midnight()).checked_add(time).map_err(|_| DueError::TooFar)
}

fn at_offset(civil: DateTime, offset: Offset) -> Result<Timestamp, DueError> {
    offset.to_timestamp(civil).map_err(|_| DueError::TooFar)
}

pub(super) fn tomorrow(date: Date) -> Result<Date, DueError> {
    date.tomorrow().map_err(|_| DueError::TooFar)
}

pub(super) fn yesterday(date: Date) -> Result<Date, DueError> {
    date.yesterday().map_err(|_| DueError::TooFar)
}

impl std::fmt::Debug for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Zone({})", self.name())
    }
}
