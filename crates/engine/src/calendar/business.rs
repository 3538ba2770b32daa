//! Searches through working time, forwards over `[open, close)` and backwards over `(open, close]`.

use super::{
    Calendar, DueError,
    day::{DAY, LocalTime, Working},
    zone::{tomorrow, yesterday},
};
use jiff::civil::Date;
use model::Instant;

/// Days a search may look at before it is refused: a hundred years.
const SEARCH_DAYS_MAX: u32 = 36_525;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Forwards,
    Backwards,
}

impl Direction {
    fn next(self, date: Date) -> Result<Date, DueError> {
        match self {
            Self::Forwards => tomorrow(date),
            Self::Backwards => yesterday(date),
        }
    }
}

/// Calls `visit` for each date from `first` on until it answers.
fn search<T>(
    calendar: &Calendar,
    first: Date,
    direction: Direction,
    mut visit: impl FnMut(Date) -> Result<Option<T>, DueError>,
) -> Result<T, DueError> {
    if calendar.never_works() {
        return Err(DueError::NoWorkingHours);
    }
    let mut date = first;
    for _ in 0..SEARCH_DAYS_MAX {
        if let Some(found) = visit(date)? {
            return Ok(found);
        }
        date = direction.next(date)?;
    }
    Err(DueError::SearchTooLong)
}

/// The instant and local time at which counting starts: `start` itself inside hours, else the next opening;
/// backwards the previous closing.
pub(super) fn moved_into_hours(
    calendar: &Calendar,
    start: Instant,
    direction: Direction,
) -> Result<(Instant, LocalTime), DueError> {
    search(calendar, calendar.day_of(start)?, direction, |date| {
        let working = calendar.working_on(date)?;
        let at = match direction {
            Direction::Forwards => {
                working.iter().find(|part| start < part.close).map(|part| part.open.max(start))
            }
            Direction::Backwards => {
                working.iter().rev().find(|part| part.open < start).map(|part| part.close.min(start))
            }
        };
        Ok(at.map(|at| (at, local_start(calendar, date, &working, at))))
    })
}

/// A closing at 24:00 belongs to the day it ends, whatever the clock on the wall shows.
fn local_start(calendar: &Calendar, date: Date, working: &[Working], at: Instant) -> LocalTime {
    match working.last() {
        Some(last) if last.close == at && last.written.close_micros() == DAY => {
            LocalTime { date, micros: DAY }
        }
        _ => calendar.zone.local(at),
    }
}

/// The instant at which `micros` of working time are used up.
pub(super) fn consume(
    calendar: &Calendar,
    start: Instant,
    micros: i64,
    direction: Direction,
) -> Result<Instant, DueError> {
    let (start, _) = moved_into_hours(calendar, start, direction)?;
    let mut left = micros;
    search(calendar, calendar.day_of(start)?, direction, |date| {
        let mut working = calendar.working_on(date)?;
        if direction == Direction::Backwards {
            working.reverse();
        }
        for part in working {
            let usable = match direction {
                Direction::Forwards => part.close.0.saturating_sub(part.open.max(start).0),
                Direction::Backwards => part.close.min(start).0.saturating_sub(part.open.0),
            };
            if usable <= 0 {
                continue;
            }
            if left <= usable {
                return Ok(Some(match direction {
                    Direction::Forwards => part.open.max(start).plus_micros(left),
                    Direction::Backwards => part.close.min(start).plus_micros(-left),
                }));
            }
            left -= usable;
        }
        Ok(None)
    })
}

/// The n-th business day after `date`, or before it. The 0th is the date itself.
pub(super) fn nth_business_day(
    calendar: &Calendar,
    date: Date,
    number: u32,
    direction: Direction,
) -> Result<Date, DueError> {
    if number == 0 {
        return Ok(date);
    }
    let mut seen = 0;
    search(calendar, direction.next(date)?, direction, |day| {
        seen += u32::from(calendar.is_business_day(day)?);
        Ok((seen == number).then_some(day))
    })
}

/// Working time between two instants in microseconds, whichever comes first.
pub fn business_micros_between(calendar: &Calendar, a: Instant, b: Instant) -> Result<i64, DueError> {
    let (from, until) = (a.min(b), a.max(b));
    let mut total = 0i64;
    let mut date = calendar.day_of(from)?;
    while calendar.start_of(date)? < until {
        for part in calendar.working_on(date)? {
            total += (part.close.min(until).0 - part.open.max(from).0).max(0);
        }
        date = tomorrow(date)?;
    }
    Ok(total)
}
