//! All templates of the organisation.

use super::VersionState;
use crate::{
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct TemplateRow {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub version: u32,
    pub state: VersionState,
    pub start_link_on: bool,
    /// Flows running on it now.
    pub running: u64,
}

/// `can_write`: the reader may make templates.
pub fn list(staff: &Staff, rows: &[TemplateRow], can_write: bool) -> Markup {
    staff.page(
        "Templates",
        Place::Templates,
        html! {
            div."px-4"."pt-7"."pb-12"."lg:px-8" {
                div."flex"."items-start"."gap-2" {
                    h1."min-w-0"."flex-1"."text-2xl"."font-semibold"."tracking-tight" { "Templates" }
                    @if can_write { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::TEMPLATE_NEW) { (icon("plus")) "New template" } }
                }
                @if rows.is_empty() { (empty(can_write)) } @else { (table(rows)) }
            }
        },
    )
}

fn empty(can_write: bool) -> Markup {
    html! {
        p."mt-3"."max-w-[64ch]" { "A template is a workflow you run again and again: its stages, steps, people and deadlines. Write one as a file, check it with " code { "baton template check FILE" } ", and save it here or over the API." }
        @if can_write { p."mt-4" { a."btn"."btn-primary" href=(paths::TEMPLATE_NEW) { "Write the first template" } } }
    }
}

fn table(rows: &[TemplateRow]) -> Markup {
    html! {
        table."list-table"."rows"."mt-4" {
            thead { tr { th scope="col" { "Template" } th scope="col" { "Version" } th scope="col" { "Start Link" } th."text-end" scope="col" { "Running flows" } } }
            tbody { @for row in rows { tr {
                td { a."link-quiet"."font-medium" href=(paths::template(&row.key)) { (row.name) } @if let Some(description) = &row.description { small { (description) } } }
                td."whitespace-nowrap"."text-muted" { (row.version) ", " (row.state.word()) }
                td."whitespace-nowrap" { (if row.start_link_on { "on" } else { "off" }) }
                td."when"."num"."text-end" { (row.running) }
            } } }
        }
    }
}
