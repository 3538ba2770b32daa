//! Working hours of a day and of a week.

use super::CalendarError;
use jiff::civil::Weekday;
use std::fmt;

/// Working time within one day, `[open, close)` in minutes after local midnight; `24:00` may be its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    open: u16,
    close: u16,
}

impl Interval {
    /// Reads `09:00-12:00`.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let wrong = || CalendarError::interval(text);
        let (open, close) = text.split_once('-').ok_or_else(wrong)?;
        let open = minutes(open.trim()).ok_or_else(wrong)?;
        let close = minutes(close.trim()).ok_or_else(wrong)?;
        if open >= close {
            return Err(CalendarError::backwards(text));
        }
        Ok(Self { open, close })
    }

    /// Minutes after local midnight.
    pub fn open_minute(self) -> u16 {
        self.open
    }

    /// Minutes after local midnight, 1440 for the end of the day.
    pub fn close_minute(self) -> u16 {
        self.close
    }

    pub(super) fn open_micros(self) -> i64 {
        i64::from(self.open) * super::day::MINUTE
    }

    pub(super) fn close_micros(self) -> i64 {
        i64::from(self.close) * super::day::MINUTE
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) = (self.open, self.close);
        write!(f, "{:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60)
    }
}

/// `HH:MM`, at most `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=2).contains(&hours.len()) || minutes.len() != 2 || !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= 1440).then_some(total)
}

/// Ordered and not overlapping; one may begin where the last ended.
pub(super) fn check_order(intervals: &[Interval]) -> Result<(), CalendarError> {
    for pair in intervals.windows(2) {
        if pair[1].open < pair[0].close {
            return Err(CalendarError::overlap(pair[0], pair[1]));
        }
    }
    Ok(())
}

/// How hours are written in derivations: `09:00-12:00, 13:00-17:00`.
pub(super) fn written(intervals: &[Interval]) -> String {
    intervals.iter().map(Interval::to_string).collect::<Vec<_>>().join(", ")
}

/// Hours of each weekday, Monday first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week([Vec<Interval>; 7]);

/// Weekdays as calendar files write them, Monday first.
pub(super) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Week {
    pub(super) fn office() -> Self {
        let mut week = Self::default();
        for day in &mut week.0[..5] {
            day.push(Interval { open: 9 * 60, close: 17 * 60 });
        }
        week
    }

    pub fn on(&self, weekday: Weekday) -> &[Interval] {
        &self.0[Self::place(weekday)]
    }

    /// 1 for Monday to 7 for Sunday, each with its hours.
    pub fn by_number(&self) -> impl Iterator<Item = (i8, &[Interval])> {
        (1..=7).zip(self.0.iter().map(Vec::as_slice))
    }

    pub(super) fn set(&mut self, place: usize, intervals: Vec<Interval>) {
        if let Some(day) = self.0.get_mut(place) {
            *day = intervals;
        }
    }

    pub(super) fn days(&self) -> impl Iterator<Item = (&'static str, &Vec<Interval>)> {
        WEEKDAYS.into_iter().zip(&self.0)
    }

    fn place(weekday: Weekday) -> usize {
        usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0)
    }
}

pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS[Week::place(weekday)]
}
