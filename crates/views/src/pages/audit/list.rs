//! What admins did, newest first: filters, entries, the way to older ones.

use crate::{
    form::Choice,
    part::moment,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Audit {
    pub rows: Vec<AuditRow>,
    /// Members and keys that may have acted.
    pub actors: Vec<Choice>,
    /// Kinds of acts.
    pub acts: Vec<Choice>,
    /// As chosen; empty for all.
    pub who: String,
    pub act: String,
    /// Addresses.
    pub older: Option<String>,
    pub newest: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AuditRow {
    pub seq: i64,
    pub at: Instant,
    pub who: String,
    pub what: String,
    /// What it was done to, by its name where it has one.
    pub subject: String,
    /// JSON, as it was hashed.
    pub details: String,
    pub hash: String,
    pub previous_hash: String,
}

pub fn list(staff: &Staff, page: &Audit) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.audit_title(),
        Place::Audit,
        html! {
            div."px-4"."pt-7"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.audit_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.audit_lead()) }
                (filters(staff, page))
            }
            div."flex-1"."px-4"."pt-4"."pb-12"."lg:px-8" {
                @if page.rows.is_empty() { p { (texts.audit_nothing()) } } @else { (table(staff, &page.rows)) }
                @if page.older.is_some() || page.newest.is_some() {
                    nav."mt-4"."flex"."gap-2" aria-label=(texts.audit_title()) {
                        @if let Some(newest) = &page.newest { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(newest) { (texts.audit_newest()) } }
                        @if let Some(older) = &page.older { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(older) { (texts.audit_older()) } }
                    }
                }
            }
        },
    )
}

fn filters(staff: &Staff, page: &Audit) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-4"."flex"."flex-wrap"."items-center"."gap-2" method="get" action=(paths::AUDIT) role="search" {
            (chooser("who", texts.audit_who(), texts.audit_anybody(), &page.actors, &page.who))
            (chooser("act", texts.audit_what(), texts.audit_anything(), &page.acts, &page.act))
            button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.audit_show()) }
            @if !page.who.is_empty() || !page.act.is_empty() {
                a."btn"."btn-ghost"."h-9"."px-3"."font-normal" href=(paths::AUDIT) { (texts.audit_clear()) }
            }
        }
    }
}

fn chooser(name: &str, label: &str, all: &str, choices: &[Choice], chosen: &str) -> Markup {
    html! {
        select."select"."h-9"."w-64"."border-edge"."text-sm"."max-sm:w-full" name=(name) aria-label=(label) {
            option value="" { (all) }
            @for choice in choices { option value=(choice.value) selected[choice.value == chosen] { (choice.label) } }
        }
    }
}

fn table(staff: &Staff, rows: &[AuditRow]) -> Markup {
    let texts = staff.local.texts();
    html! {
        table."list-table"."rows" {
            thead { tr {
                th scope="col" { (texts.audit_what()) }
                th scope="col" { (texts.audit_who()) }
                th."text-end" scope="col" { (texts.audit_when()) }
            } }
            tbody { @for row in rows { tr {
                td { span."font-medium" { (row.what) } @if !row.subject.is_empty() { small."wrap-anywhere" { (row.subject) } } (entry(staff, row)) }
                td."align-top" { (row.who) }
                td."when"."text-end"."align-top" { (moment(row.at, &staff.local)) }
            } } }
        }
    }
}

/// What an auditor counts the hash again from.
fn entry(staff: &Staff, row: &AuditRow) -> Markup {
    let texts = staff.local.texts();
    html! {
        details."mt-1"."text-sm"."text-muted" {
            summary."cursor-pointer" { (texts.audit_entry(row.seq)) }
            dl."mt-1"."grid"."grid-cols-[max-content_minmax(0,1fr)]"."gap-x-4"."gap-y-1" {
                dt { (texts.audit_when()) } dd { (row.at.to_string()) }
                dt { (texts.audit_details()) } dd."font-mono"."wrap-anywhere" { (row.details) }
                dt { (texts.audit_hash()) } dd."font-mono"."wrap-anywhere" { (row.hash) }
                dt { (texts.audit_previous_hash()) } dd."font-mono"."wrap-anywhere" { (row.previous_hash) }
            }
        }
    }
}
