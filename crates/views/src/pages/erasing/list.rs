//! Admin: whom to erase, and what was erased so far. It names nobody who is gone.

use crate::{
    part::{icon, moment},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Erasing {
    /// As it was typed; empty before anything is looked for.
    pub query: String,
    pub found: Found,
    pub rows: Vec<ErasureRow>,
    /// Address of the page with older ones.
    pub older: Option<String>,
    /// Some are under way: the page is read again by itself.
    pub refusal: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Found {
    pub rows: Vec<FoundRow>,
}

#[derive(Clone, Debug)]
pub struct FoundRow {
    /// "Client", or "Person".
    pub kind: String,
    pub name: String,
    pub email: Option<String>,
    /// Of the page that shows what would go.
    pub address: String,
}

#[derive(Clone, Debug)]
pub struct ErasureRow {
    pub what: String,
    pub ground: String,
    pub by: String,
    /// "12 values in 2 flows, one file"
    pub gone: String,
    pub damaged: usize,
    pub state: State,
}

#[derive(Clone, Copy, Debug)]
pub enum State {
    Running,
    Done(Instant),
}

pub fn list(staff: &Staff, page: &Erasing) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.erasing_title(),
        Place::Erasing,
        html! {
            div."px-4"."pt-7"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.erasing_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.erasing_lead()) }
                div."mt-4"."max-w-xl" { (crate::form::refusal(page.refusal.as_deref())) }
                (search(staff, page))
            }
            div."flex-1"."px-4"."pt-8"."pb-12"."lg:px-8" {
                h2."text-lg"."font-semibold" { (texts.erasing_list()) }
                @if page.rows.is_empty() { p."mt-2"."text-muted" { (texts.erasing_empty()) } }
                @else { div."mt-2" { (table(staff, &page.rows)) } }
                @if let Some(older) = &page.older {
                    nav."mt-4" aria-label=(texts.erasing_list()) { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(older) { (texts.audit_older()) } }
                }
            }
        },
    )
}

fn search(staff: &Staff, page: &Erasing) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-6"."max-w-xl" method="get" action=(paths::ERASING) role="search" {
            label."font-medium" for="q" { (texts.erasing_search()) }
            p #q-hint."text-sm"."text-muted" { (texts.erasing_search_hint()) }
            div."mt-2"."flex"."gap-2" {
                input #q."input"."h-9"."min-w-0"."flex-1" name="q" type="search" value=(page.query) autocomplete="off" aria-describedby="q-hint";
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.erasing_search_button()) }
            }
        }
        @if !page.query.is_empty() {
            @if page.found.rows.is_empty() { p."mt-4"."max-w-[64ch]" role="status" { (texts.erasing_found_nothing(&page.query)) } }
            @else { ul."mt-4"."flex"."max-w-xl"."flex-col"."divide-y"."divide-rule"."border-y"."border-rule" {
                @for row in &page.found.rows { li."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-1"."py-2" {
                    div."min-w-0"."flex-1"."basis-56" {
                        p."font-medium"."wrap-anywhere" { (row.name) }
                        p."text-sm"."text-muted"."wrap-anywhere" { (row.kind) @if let Some(email) = &row.email { " · " (email) } }
                    }
                    a."link-brand" href=(row.address) aria-label={ (row.name) ": " (texts.erasing_preview_link()) } { (texts.erasing_preview_link()) }
                } }
            } }
        }
    }
}

fn table(staff: &Staff, rows: &[ErasureRow]) -> Markup {
    let texts = staff.local.texts();
    html! {
        table."list-table"."rows" {
            thead { tr {
                th scope="col" { (texts.erasing_column_what()) }
                th scope="col" { (texts.erasing_column_gone()) }
                th scope="col" { (texts.erasing_column_by()) }
                th."text-end" scope="col" { (texts.erasing_column_state()) }
            } }
            tbody { @for row in rows { tr {
                td { span."font-medium" { (row.what) } small { (row.ground) } }
                td."align-top" {
                    (row.gone)
                    @if row.damaged > 0 { small."text-error" { (icon("circle-alert")) " " (texts.erasing_damaged(row.damaged)) } }
                }
                td."align-top" { (row.by) }
                td."when"."text-end"."align-top" { @match row.state {
                    State::Running => { (texts.erasing_running()) }
                    State::Done(at) => { (moment(at, &staff.local)) }
                } }
            } } }
        }
    }
}
