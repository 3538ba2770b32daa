//! All templates of the organisation.

use super::VersionState;
use crate::{
    part::{PickCard, icon, pick_cards},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, PreEscaped, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct TemplateRow {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub version: u32,
    pub state: VersionState,
    /// A draft waits beside the published version.
    pub has_draft: bool,
    pub start_link_on: bool,
    /// The reader may configure it, and it can be: something is published.
    pub can_link: bool,
    /// Flows running on it now.
    pub running: u64,
}

/// `library`: templates that come with Baton, for a reader who may make templates; `None` for one who may not.
pub fn list(staff: &Staff, rows: &[TemplateRow], library: Option<&[PickCard]>) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.template_title(),
        Place::Templates,
        html! {
            div."px-4"."pt-7"."pb-12"."lg:px-8" {
                div."flex"."flex-wrap"."items-start"."gap-2" {
                    h1."grow"."text-2xl"."font-semibold"."tracking-tight" { (texts.template_title()) }
                    @if library.is_some() && !rows.is_empty() {
                        a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::LIBRARY) { (texts.template_library_title()) }
                        a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::TEMPLATE_NEW) { (icon("plus")) (texts.template_new()) }
                    }
                }
                @if rows.is_empty() { (empty(staff, library)) } @else { (table(rows, texts)) }
            }
        },
    )
}

fn empty(staff: &Staff, library: Option<&[PickCard]>) -> Markup {
    let texts = staff.local.texts();
    html! {
        p."mt-3"."max-w-[64ch]" { (texts.template_empty()) }
        @if let Some(library) = library {
            p."mt-1"."max-w-[64ch]"."text-muted" { (texts.template_empty_begin()) }
            (pick_cards(staff, library, false))
            p."mt-6"."max-w-[64ch]"."text-muted" { (empty_words(texts)) " " a."link-brand" href=(paths::TEMPLATE_NEW) { (texts.template_write_own()) } }
        }
    }
}

/// How to write one, with its command set apart.
pub(super) fn empty_words(texts: Texts) -> Markup {
    const COMMAND: &str = "baton template check FILE";
    let words = html! { (texts.template_write_how(COMMAND)) }.into_string();
    PreEscaped(words.replace(COMMAND, &html! { code { (COMMAND) } }.into_string()))
}

fn table(rows: &[TemplateRow], texts: Texts) -> Markup {
    html! {
        table."list-table"."rows"."mt-4" {
            thead { tr {
                th scope="col" { (texts.template_column_template()) } th scope="col" { (texts.template_column_version()) }
                th scope="col" { (texts.template_column_start_link()) } th."text-end" scope="col" { (texts.template_column_running()) }
                @if rows.iter().any(|row| row.can_link) { th scope="col" { span."sr-only" { (texts.template_column_more()) } } }
            } }
            tbody { @for row in rows { tr {
                td { a."link-quiet"."font-medium" href=(paths::template(&row.key)) { (row.name) } @if let Some(description) = &row.description { small."max-w-[72ch]" { (description) } } }
                td."whitespace-nowrap"."text-muted"."max-sm:col-span-2" {
                    (texts.template_version_state(row.state.word(texts), row.version))
                    @if row.has_draft { " " span."tag" { (texts.template_has_draft()) } }
                }
                td."whitespace-nowrap" { span."text-muted"."sm:hidden" { (texts.template_column_start_link()) " " } (if row.start_link_on { texts.template_link_on() } else { texts.template_link_off() }) }
                td."num"."text-end" { span."max-sm:hidden" { (row.running) } span."text-muted"."sm:hidden" { (texts.migration_uses(row.running)) } }
                @if row.can_link { td."text-end"."max-sm:col-start-2"."max-sm:row-start-1" { (menu(row, texts)) } }
            } } }
        }
    }
}

fn menu(row: &TemplateRow, texts: Texts) -> Markup {
    html! {
        details."dropdown"."dropdown-end" data-controller="menu" {
            summary."btn"."btn-ghost"."btn-square"."h-8"."w-8" aria-label=(texts.start_link_menu_of(&row.name)) { (icon("ellipsis")) }
            div."menu-panel"."mt-1.5"."w-56"."text-start" {
                ul {
                    li { a."menu-row" href=(paths::template(&row.key)) { (icon("arrow-right")) (texts.start_link_open_template()) } }
                    li { a."menu-row" href=(paths::start_link(&row.key)) { (icon("copy")) (texts.start_link_menu()) } }
                }
            }
        }
    }
}
