//! A deadline unfolded: the rule, the days it spans, and a sum that adds up.

use crate::local::{Local, hours};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use model::Instant;

/// Why a deadline is when it is. The parts tile the span from `started` to `due`.
#[derive(Clone, Debug)]
pub struct Derivation {
    /// "5 business days"
    pub rule: String,
    /// "Documents complete"
    pub started_by: String,
    pub started: Instant,
    pub due: Instant,
    /// "Europe/London, Mon to Fri 9:00 to 17:00"
    pub calendar: String,
    /// The rule counts business days, so days are numbered.
    pub counts_days: bool,
    pub parts: Vec<DerivationPart>,
}

#[derive(Clone, Debug)]
pub struct DerivationPart {
    pub from: Instant,
    pub until: Instant,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Counted,
    OutsideHours,
    ClosedDay,
    Holiday,
    Paused,
    Adjusted,
}

impl Why {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Counted, "counted"),
        (Self::OutsideHours, "outside hours"),
        (Self::ClosedDay, "closed days"),
        (Self::Holiday, "holidays"),
        (Self::Paused, "paused"),
        (Self::Adjusted, "adjusted"),
    ];
}

/// More days than this are told by the sum alone.
const DAYS_DRAWN_MAX: usize = 16;

/// The whole section, without its heading.
pub fn derivation(derivation: &Derivation, local: &Local) -> Markup {
    let days = days_of(derivation, local);
    html! {
        div."grid"."items-start"."gap-x-12"."gap-y-4"."xl:grid-cols-[minmax(0,1fr)_24rem]" {
            div."min-w-0" {
                @if (2..=DAYS_DRAWN_MAX).contains(&days.len()) {
                    div."overflow-x-auto" tabindex="0" role="region" aria-label="Days counted" {
                        ol."days"."min-w-[38rem]" { @for day in &days {
                            li class=(day.class) aria-current=[day.today.then_some("date")] {
                                b { (day.name) } i {} span { (day.note) }
                            }
                        } }
                    }
                }
                p."mt-2.5"."text-sm"."text-muted" { (sum(derivation)) }
            }
            dl."ledger" {
                dt { "Rule" } dd { (derivation.rule) }
                dt { "Started by" } dd { (derivation.started_by) ", " (local.date_and_time(derivation.started)) }
                dt { "Calendar" } dd { (derivation.calendar) }
            }
        }
    }
}

struct Day {
    name: String,
    class: &'static str,
    today: bool,
    note: String,
}

fn days_of(derivation: &Derivation, local: &Local) -> Vec<Day> {
    let first = local.zoned(derivation.started).date();
    let last = local.zoned(derivation.due).date();
    let mut counted = 0;
    let dates = first.series(1.day()).take_while(|date| *date <= last).take(DAYS_DRAWN_MAX + 1);
    dates
        .map(|date| {
            let off = closed(derivation, local, date);
            if off.is_none() && date > first {
                counted += 1;
            }
            day(derivation, local, date, off, counted)
        })
        .collect()
}

/// Why nothing of `date` counts; `None` if something does.
fn closed(derivation: &Derivation, local: &Local, date: Date) -> Option<Why> {
    let mut found = None;
    for part in &derivation.parts {
        let last = local.zoned(Instant(part.until.0 - 1)).date();
        if local.zoned(part.from).date() > date || last < date {
            continue;
        }
        match part.why {
            Why::ClosedDay | Why::Holiday | Why::Paused => found = Some(part.why),
            Why::OutsideHours => found = found.or(Some(Why::OutsideHours)),
            Why::Counted | Why::Adjusted => return None,
        }
    }
    found
}

fn day(derivation: &Derivation, local: &Local, date: Date, off: Option<Why>, counted: usize) -> Day {
    let is_first = date == local.zoned(derivation.started).date();
    let is_last = date == local.zoned(derivation.due).date();
    let today = date == local.today();
    let class = match (is_first, is_last, off.is_some()) {
        (_, true, _) => "end",
        (true, ..) => "start",
        (_, _, true) => "off",
        _ if today => "today",
        _ if date < local.today() => "past",
        _ => "",
    };
    let number = if derivation.counts_days { format!("day {counted}") } else { "counts".to_owned() };
    let note = match (is_first, is_last, off) {
        (_, true, _) if derivation.counts_days => format!("{number}, {}", local.time(derivation.due)),
        (_, true, _) => format!("ends {}", local.time(derivation.due)),
        (true, ..) => format!("starts {}", local.time(derivation.started)),
        (_, _, Some(Why::Holiday)) => "holiday".to_owned(),
        (_, _, Some(Why::Paused)) => "paused".to_owned(),
        (_, _, Some(_)) if date.weekday().to_monday_zero_offset() > 4 => "weekend".to_owned(),
        (_, _, Some(_)) => "closed".to_owned(),
        _ if today => format!("{number}, today"),
        _ => number,
    };
    Day { name: date.strftime("%a %-d").to_string(), class, today, note }
}

/// "168 h on the wall = 120 h counted + 48 h closed days."
fn sum(derivation: &Derivation) -> String {
    let minutes = |why: Why| -> i64 {
        let parts = derivation.parts.iter().filter(|part| part.why == why);
        parts.map(|part| (part.until.0 - part.from.0) / 60_000_000).sum()
    };
    let parts: Vec<String> = Why::ALL
        .iter()
        .filter(|(why, _)| minutes(*why) > 0)
        .map(|(why, said)| format!("{} {said}", hours(minutes(*why))))
        .collect();
    let wall = (derivation.due.0 - derivation.started.0) / 60_000_000;
    format!("{} on the wall = {}.", hours(wall), parts.join(" + "))
}
