//! When somebody is away, and who stands in: on one's own profile, and on a member's page.

use crate::{
    form::{Choice, Select, error_line, frame_class, select},
    local::date,
    shell::Staff,
};
use jiff::civil::Date;
use maud::{Markup, html};

/// Posted: `first_day`, `last_day`, `substitute`.
#[derive(Clone, Debug)]
pub struct Absences {
    /// Where the form is posted.
    pub address: String,
    /// Whose they are; `None` for one's own.
    pub of: Option<String>,
    /// In the order they begin.
    pub rows: Vec<AbsenceRow>,
    pub colleagues: Vec<Choice>,
    pub first_day: String,
    pub first_day_error: Option<String>,
    pub last_day: String,
    pub last_day_error: Option<String>,
    pub substitute: String,
    pub substitute_error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AbsenceRow {
    pub first_day: String,
    pub last_day: String,
    pub substitute: String,
    pub is_now: bool,
    /// The substitute is disabled.
    pub is_void: bool,
    /// POST takes it back.
    pub end: String,
}

pub(crate) fn section(staff: &Staff, page: &Absences) -> Markup {
    let texts = staff.local.texts();
    html! {
        section #absences."min-w-0" aria-labelledby="absences-title" {
            h2 #absences-title."text-lg"."font-semibold" { (texts.absence_title()) }
            p."mt-1"."text-muted"."wrap-anywhere" { @match &page.of { Some(name) => { (texts.absence_lead_of(name)) } None => { (texts.absence_lead()) } } }
            @if !page.rows.is_empty() {
                ul."mt-3"."divide-y"."divide-rule"."border-y"."border-rule" { @for (place, row) in page.rows.iter().enumerate() { (one(staff, place, row)) } }
            }
            @if page.colleagues.is_empty() { p."mt-3" { (texts.absence_none_to_name()) } } @else { (form(staff, page)) }
        }
    }
}

fn one(staff: &Staff, place: usize, row: &AbsenceRow) -> Markup {
    let texts = staff.local.texts();
    let said = |text: &str| text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| date(day, texts));
    let days = if row.first_day == row.last_day {
        texts.absence_row_day(said(&row.first_day))
    } else {
        texts.absence_row(said(&row.first_day), said(&row.last_day))
    };
    let act = if row.is_now { texts.absence_end_now() } else { texts.absence_cancel() };
    html! {
        li."flex"."flex-wrap"."items-center"."gap-x-3"."gap-y-1"."py-2" {
            span."min-w-0"."flex-1"."basis-52" {
                span."font-medium" { (days) }
                span."block"."text-sm"."wrap-anywhere"."text-muted" {
                    @if row.is_now { (texts.absence_now()) ", " }
                    @if row.is_void { span."text-error" { (texts.absence_row_void(&row.substitute)) } }
                    @else { (texts.absence_row_substitute(&row.substitute)) }
                }
            }
            form method="post" action=(row.end) {
                (staff.hidden_inputs(&format!("absence-{place}")))
                button."btn"."btn-ghost"."h-8"."px-2"."font-normal" { (act) span."sr-only" { ", " (days) } }
            }
        }
    }
}

fn form(staff: &Staff, page: &Absences) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-4"."flex"."flex-col"."gap-4" method="post" action=(page.address) novalidate {
            (staff.hidden_inputs("absence"))
            div."grid"."gap-4"."sm:grid-cols-2" {
                (day("first_day", texts.absence_first_day(), &page.first_day, page.first_day_error.as_deref()))
                (day("last_day", texts.absence_last_day(), &page.last_day, page.last_day_error.as_deref()))
            }
            (select(&Select {
                name: "substitute", label: texts.absence_substitute(), hint: None, choices: &page.colleagues,
                chosen: &page.substitute, empty: Some(texts.absence_substitute_choose()),
                error: page.substitute_error.as_deref(), large: false,
            }))
            div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.absence_add()) } }
        }
    }
}

fn day(name: &str, label: &str, value: &str, error: Option<&str>) -> Markup {
    let error_id = format!("{name}-error");
    html! {
        div class=(frame_class(error.is_some(), false)) {
            label for=(name) { (label) }
            @if let Some(error) = error { (error_line(&error_id, error)) }
            input id=(name) name=(name) type="date" class="input h-9 w-full" value=(value)
                aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| error_id.as_str())];
        }
    }
}
