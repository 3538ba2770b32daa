//! Standing still: what a deadline becomes when its clock was stopped for a while. What was left to count when it
//! stopped is left when it goes on: working time where business hours or days are counted, elapsed time else.

use super::{
    Calendar, Due, DueError, Why,
    business::{Direction, business_micros_between, consume, moved_into_hours},
    derivation::{Counting, Pieces, by_hours, elapsed},
};
use model::{
    Instant,
    target::{Span, Target, Unit},
};

/// What a target counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    WorkingTime,
    Elapsed,
    /// It hangs on a date, which does not wait.
    Nothing,
}

impl Counts {
    pub fn of(target: &Target) -> Self {
        match target {
            Target::In(Span { unit: Unit::BusinessHours | Unit::BusinessDays, .. })
            | Target::BusinessDay { .. } => Self::WorkingTime,
            Target::In(_) => Self::Elapsed,
            Target::At(_) | Target::Before { .. } => Self::Nothing,
        }
    }
}

/// The deadline after these pauses, each with its beginning and end, in order and apart, none before the start. Its
/// derivation has them as pieces.
///
/// # Errors
/// As [`super::due`].
pub fn after_pauses(
    calendar: &Calendar,
    due: Due,
    target: &Target,
    pauses: &[(Instant, Instant)],
) -> Result<Due, DueError> {
    let counts = Counts::of(target);
    if counts == Counts::Nothing {
        return Ok(due);
    }
    let rule = target.to_string();
    let mut due = due;
    for (from, until) in pauses.iter().filter(|(from, until)| from < until) {
        if due.at <= *from {
            break;
        }
        due = after_pause(calendar, due, (counts, &rule), (*from, *until))?;
    }
    Ok(due)
}

fn after_pause(
    calendar: &Calendar,
    due: Due,
    (counts, rule): (Counts, &str),
    (from, until): (Instant, Instant),
) -> Result<Due, DueError> {
    let start = due.derivation.first().map_or(from, |first| first.from);
    let left = remaining(calendar, counts, from, due.at)?;
    let mut pieces = Pieces::new(start);
    let mut day = None;
    for entry in due.derivation.iter().take_while(|entry| entry.from < from) {
        day = entry.day;
        pieces.add(entry.until.min(from), entry.why, &entry.rule, entry.day);
    }
    let day = day.or_else(|| due.derivation.first().and_then(|first| first.day));
    pieces.add(until, Why::Paused, "paused", day);
    let (at, rest) = match (counts, left) {
        (Counts::WorkingTime, Left::Working(micros)) => {
            let at = consume(calendar, until, micros, Direction::Forwards)?;
            let (_, first) = moved_into_hours(calendar, until, Direction::Forwards)?;
            let numbered_from = day.map(|_| first.date);
            let counting = Counting { rule, direction: Direction::Forwards, numbered_from, landing: None };
            (at, by_hours(calendar, until, at, &counting)?)
        }
        (_, Left::Elapsed(micros) | Left::Working(micros)) => {
            let at = until.plus_micros(micros);
            (at, elapsed(until, at, rule))
        }
    };
    for entry in rest {
        let number = entry.day.or(day.map(|_| 0)).map(|number| number + day.unwrap_or(0));
        pieces.add(entry.until, entry.why, &entry.rule, number);
    }
    Ok(Due { at, derivation: pieces.entries })
}

/// What is left to count, in microseconds.
enum Left {
    Working(i64),
    Elapsed(i64),
}

/// A deadline outside hours may have no working time before it: then the time itself is what is left.
fn remaining(calendar: &Calendar, counts: Counts, from: Instant, due: Instant) -> Result<Left, DueError> {
    let working = match counts {
        Counts::WorkingTime => business_micros_between(calendar, from, due)?,
        Counts::Elapsed | Counts::Nothing => 0,
    };
    Ok(if working > 0 { Left::Working(working) } else { Left::Elapsed(due.0 - from.0) })
}
