//! What a calendar means: an example of a deadline, and the days off of this year.

use crate::{
    local::Local,
    part::{Derivation, derivation, moment_within, said_with},
    shell::Staff,
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Meaning {
    /// Of 5 business days that begin now; `None` where there are none to come.
    pub example: Option<Derivation>,
    pub year: i16,
    pub days_off: Vec<DayOff>,
    /// As typed; not as saved.
    pub is_unsaved: bool,
}

#[derive(Clone, Debug)]
pub struct DayOff {
    /// "Thu 24 December"
    pub date: String,
    pub name: Option<String>,
}

pub(super) fn section(staff: &Staff, meaning: &Meaning) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."border-t"."border-rule"."pt-6" aria-labelledby="means" {
            h2 #means."text-lg"."font-semibold" { (texts.calendar_preview_title()) }
            @if meaning.is_unsaved { p."text-sm"."text-muted" role="status" { (texts.calendar_preview_unsaved()) } }
            @match &meaning.example {
                Some(example) => { (deadline(example, &staff.local)) }
                None => { p."mt-2" { (texts.calendar_preview_never()) } }
            }
        }
    }
}

fn deadline(example: &Derivation, local: &Local) -> Markup {
    let texts = local.texts();
    let when = html! { b."font-semibold" { (moment_within(example.due, local)) } };
    html! {
        p."mt-2"."mb-5"."text-md" { (said_with(|when| texts.calendar_preview(when), when)) }
        (derivation(example, local))
    }
}

pub(super) fn days_off(staff: &Staff, meaning: &Meaning) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="days-off" {
            h2 #days-off."text-lg"."font-semibold" { (texts.calendar_year_title(i32::from(meaning.year))) }
            @if meaning.days_off.is_empty() { p."mt-1"."text-muted" { (texts.calendar_year_none(i32::from(meaning.year))) } }
            @else {
                ul."mt-2"."divide-y"."divide-rule" { @for day in &meaning.days_off {
                    li."flex"."flex-wrap"."gap-x-3"."py-1.5" {
                        span."w-32"."shrink-0"."tabular-nums" { (day.date) }
                        @if let Some(name) = &day.name { span."min-w-0"."flex-1"."wrap-anywhere" { (name) } }
                    }
                } }
            }
        }
    }
}
