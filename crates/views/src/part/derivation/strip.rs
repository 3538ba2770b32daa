//! The days of a deadline, drawn to the minute: what counts, what does not, now, and the end.

use super::{Derivation, DerivationPart, Why};
use crate::local::{Local, short_day};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use model::{
    Instant,
    target::{Span, Target, Unit},
};

/// More days than this are told by the sum alone.
const DAYS_DRAWN_MAX: usize = 16;
/// Width of a day's drawing, in its own units: minutes.
const DAY: i64 = 24 * 60;
/// Width of the tick at the end.
const TICK: i64 = 50;

pub(super) fn strip(derivation: &Derivation, local: &Local) -> Markup {
    let days = days_of(derivation, local);
    html! {
        @if days.len() <= DAYS_DRAWN_MAX {
            div."overflow-x-auto" tabindex="0" role="region" aria-label=(local.texts().due_days_counted()) {
                ol class=(width(days.len())) { @for day in &days {
                    li class=[day.class()] aria-current=[day.today.then_some("date")] {
                        b { (day.name) } (bar(derivation, day, local)) span { (day.note) }
                    }
                } }
            }
        }
    }
}

/// So wide that words stand under each day; where that is wider than the page, the days alone are scrolled.
fn width(days: usize) -> &'static str {
    match days {
        0..=4 => "days",
        5..=8 => "days min-w-[33rem]",
        _ => "days min-w-[38rem]",
    }
}

struct Day {
    date: Date,
    name: String,
    today: bool,
    is_last: bool,
    off: bool,
    note: String,
}

impl Day {
    fn class(&self) -> Option<String> {
        if self.is_last {
            return Some("end".to_owned());
        }
        let classes = [self.off.then_some("off"), self.today.then_some("today")];
        let classes: Vec<&str> = classes.into_iter().flatten().collect();
        (!classes.is_empty()).then(|| classes.join(" "))
    }
}

fn days_of(derivation: &Derivation, local: &Local) -> Vec<Day> {
    let (first, last) = (date_of(derivation.started, local), date_of(derivation.due, local));
    let (first, last) = (first.min(last), first.max(last));
    let dates = first.series(1.day()).take_while(|date| *date <= last).take(DAYS_DRAWN_MAX + 1);
    dates.map(|date| day(derivation, local, date)).collect()
}

fn date_of(at: Instant, local: &Local) -> Date {
    local.zoned(at).date()
}

/// The parts that touch this day.
fn parts<'a>(
    derivation: &'a Derivation,
    local: &'a Local,
    date: Date,
) -> impl Iterator<Item = &'a DerivationPart> {
    derivation.parts.iter().filter(move |part| {
        date_of(part.from, local) <= date && date <= date_of(Instant(part.until.0 - 1), local)
    })
}

fn day(derivation: &Derivation, local: &Local, date: Date) -> Day {
    let counts = |part: &DerivationPart| matches!(part.why, Why::Counted | Why::Adjusted);
    let off = !parts(derivation, local, date).any(counts);
    let is_last = date == date_of(derivation.due, local);
    Day {
        date,
        name: short_day(date, local.texts()),
        today: date == local.today(),
        is_last,
        off: off && !is_last,
        note: note(derivation, local, date, off),
    }
}

fn note(derivation: &Derivation, local: &Local, date: Date, off: bool) -> String {
    let texts = local.texts();
    let number = parts(derivation, local, date).filter_map(|part| part.day).max();
    let number = number.filter(|number| *number > 0 && counts_days(derivation));
    let mut said: Vec<String> = Vec::new();
    if date == date_of(derivation.due, local) {
        let end = local.time(derivation.due);
        match number {
            Some(number) => said.extend([texts.due_day_number(number), end]),
            None => said.push(texts.due_ends(end)),
        }
    } else if off {
        said.push(why_off(derivation, local, date));
    } else if let Some(start) = derivation.counting_from().filter(|start| date_of(*start, local) == date) {
        said.push(texts.due_starts(local.time(start)));
    } else {
        said.extend(number.map(|number| texts.due_day_number(number)));
    }
    if date == local.today() {
        said.push(texts.due_today().to_owned());
    }
    said.join(", ")
}

fn counts_days(derivation: &Derivation) -> bool {
    matches!(
        derivation.target,
        Target::In(Span { unit: Unit::BusinessDays, .. })
            | Target::Before { span: Span { unit: Unit::BusinessDays, .. }, .. }
            | Target::BusinessDay { .. }
    )
}

fn why_off(derivation: &Derivation, local: &Local, date: Date) -> String {
    let texts = local.texts();
    let is_weekend = date.weekday().to_monday_zero_offset() > 4;
    let mut found = parts(derivation, local, date);
    match found.find(|part| part.why != Why::OutsideHours).map(|part| (part.why, &part.rule)) {
        Some((Why::Holiday, name)) if !name.is_empty() => name.clone(),
        Some((Why::Holiday, _)) => texts.due_holiday_short().to_owned(),
        Some((Why::Paused, _)) => texts.due_paused().to_owned(),
        _ if is_weekend => texts.due_weekend().to_owned(),
        Some(_) => texts.due_closed().to_owned(),
        None => texts.due_outside_hours_short().to_owned(),
    }
}

/// One day from midnight to midnight: counted time behind and ahead, the rest empty.
fn bar(derivation: &Derivation, day: &Day, local: &Local) -> Markup {
    let pieces: Vec<(i64, i64, Why)> = parts(derivation, local, day.date)
        .map(|part| (minute(part.from, day.date, local), minute(part.until, day.date, local), part.why))
        .collect();
    let now = minute(local.now, day.date, local);
    html! {
        svg viewBox={ "0 0 " (DAY) " 12" } preserveAspectRatio="none" aria-hidden="true" {
            @for (from, until, why) in pieces { @match why {
                Why::Counted | Why::Adjusted => {
                    (piece(from, until.min(now), if day.today { "elapsed" } else { "past" }))
                    (piece(from.max(now), until, "ahead"))
                }
                Why::Paused => (piece(from, until, "paused")),
                Why::OutsideHours | Why::ClosedDay | Why::Holiday => {}
            } }
            @if day.is_last {
                @let end = minute(derivation.due, day.date, local);
                (piece((end - TICK).max(0), end.max(TICK), "tick"))
            }
        }
    }
}

fn piece(from: i64, until: i64, class: &'static str) -> Markup {
    html! { @if until > from { rect class=(class) x=(from) width=(until - from) height="12" {} } }
}

/// Minutes of the wall clock since midnight of `date`, kept within the day.
fn minute(at: Instant, date: Date, local: &Local) -> i64 {
    let zoned = local.zoned(at);
    match zoned.date().cmp(&date) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Greater => DAY,
        std::cmp::Ordering::Equal => i64::from(zoned.hour()) * 60 + i64::from(zoned.minute()),
    }
}
