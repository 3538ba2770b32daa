//! Admin: every business calendar.

use super::week;
use crate::{
    part::{CalendarView, icon},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct CalendarRow {
    pub id: String,
    pub name: String,
    /// The organisation's own.
    pub is_own: bool,
    pub calendar: CalendarView,
    /// "Germany, Bayern"
    pub place: Option<String>,
    /// The next holiday: "24 December 2026", and its name.
    pub next: Option<(String, String)>,
    /// How many templates chose it.
    pub templates: usize,
}

pub fn list(staff: &Staff, rows: &[CalendarRow]) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.calendar_title(),
        Place::Calendars,
        html! {
            div."flex"."flex-wrap"."items-start"."gap-3"."px-4"."pt-7"."lg:px-8" {
                div."min-w-0"."flex-1"."basis-64" {
                    h1."text-2xl"."font-semibold"."tracking-tight" { (texts.calendar_title()) }
                    p."mt-1"."max-w-[64ch]"."text-muted" { (texts.calendar_lead()) }
                }
                a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::CALENDAR_NEW) { (icon("plus")) (texts.calendar_new()) }
            }
            div."flex-1"."px-4"."pt-4"."pb-12"."lg:px-8" { (table(rows, texts)) }
        },
    )
}

fn table(rows: &[CalendarRow], texts: Texts) -> Markup {
    html! {
        table."list-table"."rows" {
            thead { tr {
                th scope="col" { (texts.calendar_column_name()) } th scope="col" { (texts.calendar_column_hours()) }
                th scope="col" { (texts.calendar_column_holidays()) } th."text-end" scope="col" { (texts.calendar_column_next()) }
            } }
            tbody { @for row in rows { tr {
                td { (name(row, texts)) }
                td { @for part in week(&row.calendar, texts) { span."block"."wrap-anywhere" { (part) } } small { (row.calendar.zone.replace('_', " ")) } }
                td."text-muted" { @match &row.place { Some(place) => { (place) } None => { (texts.calendar_none_public()) } } }
                td."when"."text-end" { @match &row.next {
                    Some((date, name)) => { (date) small { (name) } }
                    None => { span."text-muted" { (texts.calendar_no_next()) } }
                } }
            } } }
        }
    }
}

fn name(row: &CalendarRow, texts: Texts) -> Markup {
    html! {
        a."link-quiet"."font-medium"."wrap-anywhere" href=(paths::calendar(&row.id)) { (row.name) }
        @if row.is_own { small title=(texts.calendar_own_hint()) { (texts.calendar_own()) } }
        @else if row.templates > 0 { small { (texts.calendar_templates(row.templates)) } }
    }
}
