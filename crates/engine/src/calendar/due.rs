//! When something is due: the table of targets in engine.md, "Time", forwards and as its mirror image.

use super::{
    Calendar, Entry,
    business::{Direction, consume, moved_into_hours, nth_business_day},
    day::LocalTime,
    derivation::{self, Counting},
};
use jiff::civil::{Date, Time};
use model::{
    Instant,
    target::{Span, Unit},
};

/// A point in time as data hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    At(Instant),
    /// As a start its first instant; as a deadline, and for counting back, its last closing, else 24:00.
    Day(Date),
}

/// A target with its data already looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    After(Span),
    Before(Span),
    /// That local time on the n-th business day after the start's own day.
    BusinessDay {
        number: u32,
        time: Time,
    },
    At(Moment),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub at: Instant,
    /// Tiles the span between start and deadline, earliest first, also when counted back.
    pub derivation: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DueError {
    #[error("the calendar has no working hours; give it hours on at least one day")]
    NoWorkingHours,
    #[error("no such time within a hundred years; give the calendar more working hours or shorten the time")]
    SearchTooLong,
    #[error("the time lies beyond the year 9999; shorten it")]
    TooFar,
    #[error("business days are counted from 1")]
    NoSuchBusinessDay,
}

/// The deadline of `goal` counted from `from`, and how it came about.
///
/// # Errors
/// When the calendar never works, or the deadline lies too far away.
pub fn due(calendar: &Calendar, from: Moment, goal: &Goal) -> Result<Due, DueError> {
    match *goal {
        Goal::After(span) => by_span(calendar, Start::forwards(calendar, from)?, span, Direction::Forwards),
        Goal::Before(span) => {
            by_span(calendar, Start::backwards(calendar, from)?, span, Direction::Backwards)
        }
        Goal::BusinessDay { number, time } => {
            on_business_day(calendar, Start::forwards(calendar, from)?, number, time)
        }
        Goal::At(moment) => at(calendar, Start::forwards(calendar, from)?, moment),
    }
}

/// Where counting begins.
#[derive(Clone, Copy)]
struct Start {
    at: Instant,
    local: LocalTime,
}

impl Start {
    fn forwards(calendar: &Calendar, from: Moment) -> Result<Self, DueError> {
        match from {
            Moment::At(at) => Self::instant(calendar, at),
            Moment::Day(date) => Self::local(calendar, LocalTime { date, micros: 0 }),
        }
    }

    fn backwards(calendar: &Calendar, from: Moment) -> Result<Self, DueError> {
        match from {
            Moment::At(at) => Self::instant(calendar, at),
            Moment::Day(date) => Self::local(calendar, calendar.end_of(date)?),
        }
    }

    fn instant(calendar: &Calendar, at: Instant) -> Result<Self, DueError> {
        if Instant::from(at.timestamp()) != at {
            return Err(DueError::TooFar);
        }
        Ok(Self { at, local: calendar.zone.local(at) })
    }

    fn local(calendar: &Calendar, local: LocalTime) -> Result<Self, DueError> {
        Ok(Self { at: calendar.zone.first(local)?, local })
    }
}

fn by_span(calendar: &Calendar, start: Start, span: Span, direction: Direction) -> Result<Due, DueError> {
    let rule = match direction {
        Direction::Forwards => span.to_string(),
        Direction::Backwards => format!("{span} before"),
    };
    let at = match span.unit {
        Unit::BusinessDays => return after_business_days(calendar, start, span.count, &rule, direction),
        Unit::BusinessHours => {
            let at = consume(calendar, start.at, micros(span)?, direction)?;
            let counting = Counting { rule: &rule, direction, numbered_from: None, landing: None };
            let derivation = derivation::by_hours(calendar, start.at, at, &counting)?;
            return Ok(Due { at, derivation });
        }
        Unit::Minutes | Unit::Hours => elapsed(start.at, micros(span)?, direction)?,
        Unit::Days | Unit::Weeks | Unit::Months => {
            let date = dates_away(start.local.date, span, direction)?;
            calendar.zone.first(LocalTime { date, ..start.local })?
        }
    };
    Ok(Due { at, derivation: derivation::elapsed(start.at, at, &rule) })
}

fn micros(span: Span) -> Result<i64, DueError> {
    let minutes = match span.unit {
        Unit::Minutes => 1,
        _ => 60,
    };
    i64::from(span.count).checked_mul(minutes * super::day::MINUTE).ok_or(DueError::TooFar)
}

fn elapsed(start: Instant, micros: i64, direction: Direction) -> Result<Instant, DueError> {
    let at = match direction {
        Direction::Forwards => start.plus_micros(micros),
        Direction::Backwards => start.plus_micros(-micros),
    };
    if Instant::from(at.timestamp()) == at { Ok(at) } else { Err(DueError::TooFar) }
}

/// 31 January plus one month is the last day of February.
fn dates_away(date: Date, span: Span, direction: Direction) -> Result<Date, DueError> {
    let count = i64::from(span.count);
    let distance = match span.unit {
        Unit::Months => jiff::Span::new().try_months(count),
        Unit::Weeks => jiff::Span::new().try_weeks(count),
        _ => jiff::Span::new().try_days(count),
    };
    let distance = distance.map_err(|_| DueError::TooFar)?;
    let date = match direction {
        Direction::Forwards => date.checked_add(distance),
        Direction::Backwards => date.checked_sub(distance),
    };
    date.map_err(|_| DueError::TooFar)
}

fn after_business_days(
    calendar: &Calendar,
    start: Start,
    count: u32,
    rule: &str,
    direction: Direction,
) -> Result<Due, DueError> {
    let (_, first) = moved_into_hours(calendar, start.at, direction)?;
    let date = nth_business_day(calendar, first.date, count, direction)?;
    let landing = LocalTime { date, ..first };
    let at = calendar.zone.first(into_hours(calendar, landing, direction)?)?;
    let landing = Some(calendar.zone.first(landing)?);
    let counting = Counting { rule, direction, numbered_from: Some(first.date), landing };
    let derivation = derivation::by_hours(calendar, start.at, at, &counting)?;
    Ok(Due { at, derivation })
}

/// A landing time inside hours, both ends included, is kept; one outside moves to the nearest end of hours,
/// inside a break to the end that lies in the direction of counting.
fn into_hours(calendar: &Calendar, landing: LocalTime, direction: Direction) -> Result<LocalTime, DueError> {
    let working = calendar.working_on(landing.date)?;
    let closed_before =
        working.iter().map(|part| part.written.close_micros()).rfind(|close| *close <= landing.micros);
    let opens_after =
        working.iter().map(|part| part.written.open_micros()).find(|open| *open >= landing.micros);
    let inside = working.iter().any(|part| {
        part.written.open_micros() <= landing.micros && landing.micros <= part.written.close_micros()
    });
    let moved = match direction {
        _ if inside => None,
        Direction::Forwards => opens_after.or(closed_before),
        Direction::Backwards => closed_before.or(opens_after),
    };
    Ok(LocalTime { micros: moved.unwrap_or(landing.micros), ..landing })
}

fn on_business_day(calendar: &Calendar, start: Start, number: u32, time: Time) -> Result<Due, DueError> {
    if number == 0 {
        return Err(DueError::NoSuchBusinessDay);
    }
    let direction = Direction::Forwards;
    let date = nth_business_day(calendar, start.local.date, number, direction)?;
    let since_midnight = time.duration_since(Time::midnight()).as_micros();
    let local = LocalTime { date, micros: i64::try_from(since_midnight).unwrap_or(0) };
    let at = calendar.zone.first(local)?;
    let rule = format!("business day {number}, {:02}:{:02}", time.hour(), time.minute());
    let numbered_from = Some(start.local.date);
    let counting = Counting { rule: &rule, direction, numbered_from, landing: None };
    let derivation = derivation::by_hours(calendar, start.at, at, &counting)?;
    Ok(Due { at, derivation })
}

fn at(calendar: &Calendar, start: Start, moment: Moment) -> Result<Due, DueError> {
    let (at, rule) = match moment {
        Moment::At(at) => (Start::instant(calendar, at)?.at, at.to_string()),
        Moment::Day(date) => (calendar.zone.first(calendar.end_of(date)?)?, date.to_string()),
    };
    Ok(Due { at, derivation: derivation::elapsed(start.at, at, &rule) })
}
