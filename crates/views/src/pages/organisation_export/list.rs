//! Admin: asking for everything, and what was asked for.

use crate::{
    form,
    local::size,
    part::{icon, moment},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportState {
    Running,
    /// With the instant until which it can be fetched.
    Done(Instant),
    Gone,
}

#[derive(Clone, Debug)]
pub struct ExportRow {
    pub id: String,
    pub at: Instant,
    /// Empty for a key.
    pub by: String,
    pub state: ExportState,
    pub rows: u64,
    pub files: u64,
    pub bytes: u64,
}

/// Posted: nothing but what every form has.
#[derive(Clone, Debug)]
pub struct OrganisationExports {
    pub rows: Vec<ExportRow>,
    pub days_kept: i64,
    pub error: Option<String>,
}

impl OrganisationExports {
    fn is_under_way(&self) -> bool {
        self.rows.iter().any(|row| row.state == ExportState::Running)
    }
}

pub fn list(staff: &Staff, page: &OrganisationExports) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.export_title(),
        Place::Exports,
        html! {
            div."px-4"."pt-7"."pb-12"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.export_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.export_lead()) }
                p."mt-2"."max-w-[64ch]"."text-muted" { (texts.export_not_in_it()) }
                @if let Some(error) = &page.error { div."mt-4"."max-w-xl" { (form::refusal(Some(error))) } }
                @if !page.is_under_way() {
                    form."mt-5" method="post" action=(paths::ORGANISATION_EXPORTS) {
                        (staff.hidden_inputs("export"))
                        button."btn"."btn-primary" { (icon("download")) (texts.export_ask()) }
                        p."mt-2"."text-sm"."text-muted" { (texts.export_ask_hint(page.days_kept)) }
                    }
                }
                h2."mt-8"."text-lg"."font-semibold" { (texts.export_list()) }
                @if page.rows.is_empty() { p."mt-2"."text-muted" { (texts.export_none()) } } @else {
                    ul."mt-2"."max-w-3xl"."divide-y"."divide-rule"."border-y"."border-rule" { @for row in &page.rows { (line(staff, row)) } }
                }
            }
        },
    )
}

fn line(staff: &Staff, row: &ExportRow) -> Markup {
    let (texts, local) = (staff.local.texts(), &staff.local);
    let by = if row.by.is_empty() { texts.record_who_key() } else { &row.by };
    html! {
        li."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."py-3" {
            div."min-w-0"."flex-1"."basis-64" {
                p."font-medium" { (moment(row.at, local)) }
                p."text-sm"."text-muted"."wrap-anywhere" {
                    (by) " · " (texts.export_rows(row.rows))
                    @if row.state != ExportState::Running { " · " (texts.export_files(row.files)) " · " (size(row.bytes, texts)) }
                }
            }
            @match row.state {
                ExportState::Running => { span role="status" { (texts.export_running()) } }
                ExportState::Gone => { span."text-muted" { (texts.export_gone()) } }
                ExportState::Done(until) => {
                    span."text-sm"."text-muted" { (texts.export_until(local.in_full(until))) }
                    a."btn"."btn-outline"."border-edge" href=(paths::organisation_export_archive(&row.id)) data-turbo="false" { (icon("download")) (texts.export_fetch()) }
                }
            }
        }
    }
}
