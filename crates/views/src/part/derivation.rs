//! A deadline unfolded: the rule, the days it spans, and a sum that adds up.

use crate::local::{Local, hours, short_day};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

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
    const ALL: [Self; 6] =
        [Self::Counted, Self::OutsideHours, Self::ClosedDay, Self::Holiday, Self::Paused, Self::Adjusted];

    /// "48 h closed days"
    fn said(self, hours: String, texts: Texts) -> String {
        match self {
            Self::Counted => texts.part_sum_counted(hours),
            Self::OutsideHours => texts.part_sum_outside_hours(hours),
            Self::ClosedDay => texts.part_sum_closed_days(hours),
            Self::Holiday => texts.part_sum_holidays(hours),
            Self::Paused => texts.part_sum_paused(hours),
            Self::Adjusted => texts.part_sum_adjusted(hours),
        }
    }
}

/// More days than this are told by the sum alone.
const DAYS_DRAWN_MAX: usize = 16;

/// The whole section, without its heading.
pub fn derivation(derivation: &Derivation, local: &Local) -> Markup {
    let days = days_of(derivation, local);
    let texts = local.texts();
    let started = texts.part_started_by_at(&derivation.started_by, local.date_and_time(derivation.started));
    html! {
        div."grid"."items-start"."gap-x-12"."gap-y-4"."xl:grid-cols-[minmax(0,1fr)_24rem]" {
            div."min-w-0" {
                @if (2..=DAYS_DRAWN_MAX).contains(&days.len()) {
                    div."overflow-x-auto" tabindex="0" role="region" aria-label=(texts.part_days_counted()) {
                        ol."days"."min-w-[38rem]" { @for day in &days {
                            li class=(day.class) aria-current=[day.today.then_some("date")] {
                                b { (day.name) } i {} span { (day.note) }
                            }
                        } }
                    }
                }
                p."mt-2.5"."text-sm"."text-muted" { (sum(derivation, texts)) }
            }
            dl."ledger" {
                dt { (texts.part_rule()) } dd { (derivation.rule) }
                dt { (texts.part_started_by()) } dd { (started) }
                dt { (texts.part_calendar()) } dd { (derivation.calendar) }
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
    let texts = local.texts();
    let note = match (is_first, is_last, off) {
        (_, true, _) if derivation.counts_days => {
            texts.part_day_number_and_time(counted, local.time(derivation.due))
        }
        (_, true, _) => texts.part_day_ends(local.time(derivation.due)),
        (true, ..) => texts.part_day_starts(local.time(derivation.started)),
        (_, _, Some(why)) => off_said(why, date, texts).to_owned(),
        _ if derivation.counts_days && today => texts.part_day_number_today(counted),
        _ if derivation.counts_days => texts.part_day_number(counted),
        _ if today => texts.part_day_counts_today().to_owned(),
        _ => texts.part_day_counts().to_owned(),
    };
    Day { name: short_day(date, texts), class, today, note }
}

fn off_said(why: Why, date: Date, texts: Texts) -> &'static str {
    match why {
        Why::Holiday => texts.part_day_holiday(),
        Why::Paused => texts.part_day_paused(),
        _ if date.weekday().to_monday_zero_offset() > 4 => texts.part_day_weekend(),
        _ => texts.part_day_closed(),
    }
}

/// "168 h on the wall = 120 h counted + 48 h closed days."
fn sum(derivation: &Derivation, texts: Texts) -> String {
    let minutes = |why: Why| -> i64 {
        let parts = derivation.parts.iter().filter(|part| part.why == why);
        parts.map(|part| (part.until.0 - part.from.0) / 60_000_000).sum()
    };
    let parts: Vec<String> = Why::ALL
        .iter()
        .filter(|why| minutes(**why) > 0)
        .map(|why| why.said(hours(minutes(*why), texts), texts))
        .collect();
    let wall = (derivation.due.0 - derivation.started.0) / 60_000_000;
    texts.part_sum(parts.join(" + "), hours(wall, texts))
}
