//! How calendar, zone and holidays led to a deadline, piece by piece.

use super::{
    Calendar, DueError,
    business::Direction,
    day::{MINUTE, Working},
    zone::tomorrow,
};
use jiff::civil::Date;
use model::Instant;
use serde::{Deserialize, Serialize};

/// One piece of the span between start and deadline, earliest first. Pieces touch and never overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub from: Instant,
    pub until: Instant,
    pub why: Why,
    /// The target, hours, or holiday that made the piece, as written: `4 business hours`, `mon 09:00-17:00`.
    pub rule: String,
    /// Elapsed minutes; where pieces do not begin on a minute they are cut so that the sum is right.
    pub minutes: i64,
    /// For business days: how many have come so far, 0 for the day of the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Counted,
    OutsideHours,
    ClosedDay,
    Holiday,
    /// The clock stood still.
    Paused,
    /// The landing time lay outside that day's hours and was moved.
    Adjusted,
}

/// Collects pieces in order; equal neighbours become one, empty ones vanish.
pub(super) struct Pieces {
    start: Instant,
    pub entries: Vec<Entry>,
}

impl Pieces {
    pub fn new(start: Instant) -> Self {
        Self { start, entries: Vec::new() }
    }

    pub fn add(&mut self, until: Instant, why: Why, rule: &str, day: Option<u32>) {
        let from = self.entries.last().map_or(self.start, |last| last.until);
        if until <= from {
            return;
        }
        let elapsed = |instant: Instant| (instant.0 - self.start.0) / MINUTE;
        match self.entries.last_mut() {
            Some(last) if last.why == why && last.rule == rule && last.day == day => {
                last.minutes += elapsed(until) - elapsed(from);
                last.until = until;
            }
            _ => {
                let minutes = elapsed(until) - elapsed(from);
                self.entries.push(Entry { from, until, why, rule: rule.to_owned(), minutes, day });
            }
        }
    }
}

/// Time in which everything counts.
pub(super) fn elapsed(a: Instant, b: Instant, rule: &str) -> Vec<Entry> {
    let mut pieces = Pieces::new(a.min(b));
    pieces.add(a.max(b), Why::Counted, rule, None);
    pieces.entries
}

/// What is counted and how days are numbered.
pub(super) struct Counting<'a> {
    pub rule: &'a str,
    pub direction: Direction,
    /// For business days: the date that is day 0.
    pub numbered_from: Option<Date>,
    /// Where the deadline would lie without moving it into hours.
    pub landing: Option<Instant>,
}

/// The span between two instants, day by day: working time counts, the rest says why not.
pub(super) fn by_hours(
    calendar: &Calendar,
    a: Instant,
    b: Instant,
    counting: &Counting<'_>,
) -> Result<Vec<Entry>, DueError> {
    let (from, until) = (a.min(b), a.max(b));
    let mut pieces = Pieces::new(from);
    let mut date = calendar.day_of(from)?;
    let mut numbers = Numbers::new(calendar, date, until, counting)?;
    while calendar.start_of(date)? < until {
        let working = calendar.working_on(date)?;
        let next = tomorrow(date)?;
        let day = numbers.on(date, !working.is_empty());
        let mut piece = |to: Instant, why: Why, rule: &str| pieces.add(to.min(until), why, rule, day);
        let off = calendar.rule_of(date);
        let why_off = why_closed(calendar, date, &working);
        for part in &working {
            piece(part.open, why_off, &off);
            piece(part.close, Why::Counted, counting.rule);
        }
        piece(calendar.start_of(next)?, why_off, &off);
        date = next;
    }
    Ok(with_adjustment(pieces.entries, b, counting))
}

fn why_closed(calendar: &Calendar, date: Date, working: &[Working]) -> Why {
    match working {
        [_, ..] => Why::OutsideHours,
        [] if calendar.is_holiday(date) => Why::Holiday,
        [] => Why::ClosedDay,
    }
}

/// Numbers of business days along a span, earliest date first.
struct Numbers {
    base: Option<Date>,
    direction: Direction,
    reached: u32,
}

impl Numbers {
    fn new(
        calendar: &Calendar,
        first: Date,
        until: Instant,
        counting: &Counting<'_>,
    ) -> Result<Self, DueError> {
        let mut numbers = Self { base: counting.numbered_from, direction: counting.direction, reached: 0 };
        let Some(base) = numbers.base.filter(|_| counting.direction == Direction::Backwards) else {
            return Ok(numbers);
        };
        let mut date = first;
        while date < base && calendar.start_of(date)? < until {
            numbers.reached += u32::from(calendar.is_business_day(date)?);
            date = tomorrow(date)?;
        }
        Ok(numbers)
    }

    /// Closed days carry the number of the business day already reached, seen from the start.
    fn on(&mut self, date: Date, business_day: bool) -> Option<u32> {
        let base = self.base?;
        match self.direction {
            Direction::Forwards => {
                self.reached += u32::from(business_day && date > base);
                Some(self.reached)
            }
            Direction::Backwards => {
                let number = self.reached;
                self.reached = number.saturating_sub(u32::from(business_day && date < base));
                Some(number)
            }
        }
    }
}

/// What lies between the landing time and the deadline it was moved to.
fn with_adjustment(entries: Vec<Entry>, deadline: Instant, counting: &Counting<'_>) -> Vec<Entry> {
    let Some(landing) = counting.landing else { return entries };
    let start = entries.first().map_or(deadline, |first| first.from);
    let (low, high) = (landing.min(deadline), landing.max(deadline));
    let mut pieces = Pieces::new(start);
    for entry in entries {
        let moved = entry.until > low && entry.from < high;
        if !moved {
            pieces.add(entry.until, entry.why, &entry.rule, entry.day);
            continue;
        }
        pieces.add(low.min(entry.until), entry.why, &entry.rule, entry.day);
        pieces.add(high.min(entry.until), Why::Adjusted, &entry.rule, entry.day);
        pieces.add(entry.until, entry.why, &entry.rule, entry.day);
    }
    pieces.entries
}
