//! Samples of deadlines with their derivation, tiled as the engine tiles them.

use super::{at, some, text};
use crate::part::{CalendarView, Derivation, DerivationPart, WeekHours, Why};
use model::{
    Instant,
    target::{Span, Target, Unit},
};

/// Five business days from Thursday 12 March, 16:00.
pub(crate) fn derivation() -> Derivation {
    let open = |day: &str, from: &str, until: &str, number: u32| counted(day, (from, until), number);
    let mut parts = vec![
        open("2026-03-12", "16:00", "17:00", 0),
        off("2026-03-12T17:00:00Z", "2026-03-13T09:00:00Z", Why::OutsideHours, 0),
        open("2026-03-13", "09:00", "17:00", 1),
        off("2026-03-13T17:00:00Z", "2026-03-14T00:00:00Z", Why::OutsideHours, 1),
        off("2026-03-14T00:00:00Z", "2026-03-16T00:00:00Z", Why::ClosedDay, 1),
        off("2026-03-16T00:00:00Z", "2026-03-16T09:00:00Z", Why::OutsideHours, 2),
    ];
    for (day, next, number) in
        [("2026-03-16", "2026-03-17", 2), ("2026-03-17", "2026-03-18", 3), ("2026-03-18", "2026-03-19", 4)]
    {
        parts.push(open(day, "09:00", "17:00", number));
        parts.push(off(&format!("{day}T17:00:00Z"), &format!("{next}T09:00:00Z"), Why::OutsideHours, number));
    }
    parts.push(open("2026-03-19", "09:00", "16:00", 5));
    Derivation {
        target: Target::In(Span { count: 5, unit: Unit::BusinessDays }),
        hangs_on: None,
        started_by: text("“Review of the documents” was finished"),
        started: at("2026-03-12T16:00:00Z"),
        due: at("2026-03-19T16:00:00Z"),
        calendar: calendar(),
        if_missed: some("A mail goes to Helen Brandt"),
        parts,
    }
}

/// Eight business hours over a holiday.
pub(super) fn with_holiday() -> Derivation {
    let holiday = DerivationPart {
        rule: text("St Patrick’s Day"),
        ..off("2026-03-17T00:00:00Z", "2026-03-18T00:00:00Z", Why::Holiday, 0)
    };
    let parts = vec![
        counted("2026-03-16", ("14:00", "17:00"), 0),
        off("2026-03-16T17:00:00Z", "2026-03-17T00:00:00Z", Why::OutsideHours, 0),
        holiday,
        off("2026-03-18T00:00:00Z", "2026-03-18T09:00:00Z", Why::OutsideHours, 0),
        counted("2026-03-18", ("09:00", "14:00"), 0),
    ];
    Derivation {
        target: Target::In(Span { count: 8, unit: Unit::BusinessHours }),
        started: at("2026-03-16T14:00:00Z"),
        due: at("2026-03-18T14:00:00Z"),
        parts,
        ..derivation()
    }
}

fn calendar() -> CalendarView {
    let hours = WeekHours { first: 1, last: 5, intervals: vec!["09:00-17:00".to_owned()] };
    CalendarView { name: some("London office"), zone: "Europe/London".to_owned(), hours: vec![hours] }
}

fn counted(day: &str, (from, until): (&str, &str), number: u32) -> DerivationPart {
    part(at(&format!("{day}T{from}:00Z")), at(&format!("{day}T{until}:00Z")), Why::Counted, number)
}

fn off(from: &str, until: &str, why: Why, number: u32) -> DerivationPart {
    part(at(from), at(until), why, number)
}

fn part(from: Instant, until: Instant, why: Why, number: u32) -> DerivationPart {
    let minutes = (until.0 - from.0) / 60_000_000;
    DerivationPart { from, until, why, rule: String::new(), minutes, day: Some(number) }
}
