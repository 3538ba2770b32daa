//! Beside the days: rule, start, calendar, holidays, pauses, and what happens if it is missed.

use super::{CalendarView, Derivation, Why};
use crate::{
    local::{Local, hours},
    words,
};
use maud::{Markup, html};
use model::target::{Span, Target, Unit};
use texts::Texts;

pub(super) fn ledger(derivation: &Derivation, local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        dl."ledger" {
            dt { (texts.due_rule()) } dd { (rule(derivation, texts)) }
            dt { (texts.due_started_by()) }
            dd { (derivation.started_by) ", " time datetime=(derivation.started) title=(local.exact(derivation.started)) { (local.in_full(derivation.started)) } }
            dt { (texts.due_calendar()) } dd { (calendar(derivation, texts)) }
            dt { (texts.due_holidays()) } dd { (holidays(derivation, local)) }
            dt { (texts.due_pauses()) } dd { (pauses(derivation, texts)) }
            @if let Some(missed) = &derivation.if_missed { dt { (texts.due_if_missed()) } dd { (missed) } }
        }
    }
}

fn rule(derivation: &Derivation, texts: Texts) -> String {
    target_said(&derivation.target, &|| derivation.hangs_on.clone().unwrap_or_default(), texts)
}

/// A target in words; `named` says what it hangs on, for those that do.
pub(crate) fn target_said(target: &Target, named: &dyn Fn() -> String, texts: Texts) -> String {
    match target {
        Target::In(span) => span_said(*span, texts),
        Target::BusinessDay { number, time } => {
            texts.due_business_day(*number, time.strftime("%H:%M").to_string())
        }
        Target::At(_) => texts.due_at(named()),
        Target::Before { span, .. } => texts.due_before(named(), span_said(*span, texts)),
    }
}

pub(crate) fn span_said(span: Span, texts: Texts) -> String {
    match span.unit {
        Unit::Minutes => texts.due_span_minutes(span.count),
        Unit::Hours => texts.due_span_hours(span.count),
        Unit::Days => texts.due_span_days(span.count),
        Unit::Weeks => texts.due_span_weeks(span.count),
        Unit::Months => texts.due_span_months(span.count),
        Unit::BusinessHours => texts.due_span_business_hours(span.count),
        Unit::BusinessDays => texts.due_span_business_days(span.count),
    }
}

/// Hours are said where they matter; where every hour counts, that.
fn calendar(derivation: &Derivation, texts: Texts) -> String {
    let CalendarView { name, zone, hours } = &derivation.calendar;
    let name = name.as_ref().map_or_else(|| zone.clone(), |name| format!("{name}, {zone}"));
    let by_hours = derivation.parts.iter().any(|part| part.why != Why::Counted)
        || matches!(&derivation.target, Target::In(span) if is_business(span.unit));
    if !by_hours {
        return texts.due_calendar_always(name);
    }
    let day = |number: i8| texts.time_weekday_short(number);
    let said = hours.iter().map(|of| {
        let days = if of.first == of.last {
            day(of.first)
        } else {
            texts.due_days_from_to(day(of.first), day(of.last))
        };
        let times: Vec<String> = of.intervals.iter().map(|interval| interval.replace('-', "–")).collect();
        format!("{days} {}", words::all_of(&times, texts))
    });
    format!("{name}, {}", said.collect::<Vec<_>>().join("; "))
}

fn is_business(unit: Unit) -> bool {
    matches!(unit, Unit::BusinessHours | Unit::BusinessDays)
}

/// "Good Friday, 3 April (24 h)"
fn holidays(derivation: &Derivation, local: &Local) -> String {
    let texts = local.texts();
    let all = derivation.parts.iter().filter(|part| part.why == Why::Holiday);
    let said: Vec<String> = all
        .map(|part| texts.due_holiday(local.date(part.from), hours(part.minutes, texts), &part.rule))
        .collect();
    if said.is_empty() { texts.due_none_in_between().to_owned() } else { said.join("; ") }
}

fn pauses(derivation: &Derivation, texts: Texts) -> String {
    match derivation.minutes(Why::Paused) {
        0 => texts.due_no_pause().to_owned(),
        minutes => hours(minutes, texts),
    }
}
