//! History: every entry of the log, newest first, by day; with the proof that nothing was changed.

use super::{Head, Tab};
use crate::{local::Local, part::icon_of, shell::Staff};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct History {
    pub rows: Vec<LogRow>,
    /// Address of the entries before these.
    pub older: Option<String>,
    /// Address of the newest, where these are older ones.
    pub newest: Option<String>,
    /// How many entries the log has.
    pub entries: u64,
    pub proof: Proof,
}

/// What looking at the hashes found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Those shown are as they were written; the address checks all of them.
    Shown {
        check_all: String,
    },
    /// All of the log, from its first entry.
    All,
    Broken,
}

#[derive(Clone, Debug)]
pub struct LogRow {
    pub seq: u64,
    pub at: Instant,
    /// A person, "Baton", or a key.
    pub actor: String,
    /// "for Ingrid Solheim"
    pub on_behalf_of: Option<String>,
    /// One sentence per event, without the actor: "approved “Clear Halden Marine”".
    pub said: Vec<String>,
    /// Hash of the entry, in hex.
    pub hash: String,
}

pub fn history(staff: &Staff, head: &Head, page: &History) -> Markup {
    let texts = staff.local.texts();
    html_page(
        staff,
        head,
        html! {
            (proof(staff, page))
            @if let Some(newest) = &page.newest { p."mt-5" { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(newest) { (texts.workspace_history_newest()) } } }
            @for day in days(&page.rows, &staff.local) { (self::day(staff, day)) }
            @if let Some(older) = &page.older { p."mt-6" { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(older) { (texts.workspace_history_older()) } } }
        },
    )
}

fn html_page(staff: &Staff, head: &Head, main: Markup) -> Markup {
    head.page(
        staff,
        Tab::History,
        html! { div."flex-1"."border-t"."border-rule"."px-4"."pt-5"."pb-12"."lg:px-8" { (main) } },
    )
}

fn proof(staff: &Staff, page: &History) -> Markup {
    let texts = staff.local.texts();
    html! {
        @match &page.proof {
            Proof::Broken => {
                p."flex"."items-start"."gap-2"."text-sm"."font-medium"."text-error" {
                    (icon_of("circle-alert", "icon mt-0.5")) (texts.workspace_proof_broken())
                }
            }
            Proof::All => {
                p."flex"."items-start"."gap-2"."text-sm"."text-muted" {
                    (icon_of("lock", "icon mt-0.5 text-success")) (texts.workspace_proof_all(page.entries))
                }
            }
            Proof::Shown { check_all } => {
                p."flex"."items-start"."gap-2"."text-sm"."text-muted" {
                    (icon_of("lock", "icon mt-0.5 text-success"))
                    span { (texts.workspace_proof_shown(page.entries)) " " a."link-quiet"."underline" href=(check_all) { (texts.workspace_proof_check()) } }
                }
            }
        }
    }
}

/// Entries of the same day together, in their order.
fn days<'a>(rows: &'a [LogRow], local: &Local) -> Vec<&'a [LogRow]> {
    rows.chunk_by(|one, next| local.zoned(one.at).date() == local.zoned(next.at).date()).collect()
}

fn day(staff: &Staff, rows: &[LogRow]) -> Markup {
    let local = &staff.local;
    let Some(first) = rows.first() else { return Markup::default() };
    html! {
        section."mt-6"."max-w-4xl" {
            h2."text-sm"."font-medium" { (local.day(first.at)) }
            ol."log"."mt-2" { @for row in rows { (self::row(staff, row)) } }
        }
    }
}

fn row(staff: &Staff, row: &LogRow) -> Markup {
    let (local, texts) = (&staff.local, staff.local.texts());
    let others = if row.said.len() > 1 { &row.said[1..] } else { &[][..] };
    html! {
        li {
            time datetime=(row.at) title=(local.exact(row.at)) { (local.time(row.at)) }
            div."min-w-0" {
                p."wrap-anywhere" {
                    b { (row.actor) } @if let Some(other) = &row.on_behalf_of { " " (other) }
                    " " (row.said.first().map_or("", String::as_str))
                }
                @for said in others { p."text-muted"."wrap-anywhere" { (said) } }
            }
            details."text-end" {
                summary."inline-block"."py-0.5"."text-xs"."text-muted" aria-label=(texts.workspace_entry(row.seq)) { "#" (row.seq) }
            p."text-start"."text-xs"."text-muted"."wrap-anywhere" { "SHA-256 " (row.hash) }
            }
        }
    }
}
