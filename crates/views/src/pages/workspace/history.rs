//! History: every entry of the log, newest first, with the proof that nothing was changed.

use super::{Head, Tab};
use crate::{local::Local, part::moment_short, shell::Staff};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct History {
    pub rows: Vec<LogRow>,
    /// Address of the entries before these.
    pub older: Option<String>,
    /// How many entries the log has, and whether each carries the hash of the one before.
    pub entries: usize,
    pub verified: bool,
}

#[derive(Clone, Debug)]
pub struct LogRow {
    pub seq: u64,
    pub at: Instant,
    /// A person, "Baton", or the name of a key.
    pub actor: String,
    /// "for Ingrid Solheim"
    pub on_behalf_of: Option<String>,
    /// One sentence per event, without the actor: "approved “Clear Halden Marine”".
    pub said: Vec<String>,
    /// Hash of the entry, in hex.
    pub hash: String,
}

pub fn history(staff: &Staff, head: &Head, page: &History) -> Markup {
    head.page(
        staff,
        Tab::History,
        html! {
            div."flex-1"."border-t"."border-rule"."px-4"."pt-5"."pb-12"."lg:px-8" {
                p."flex"."items-center"."gap-2"."text-sm"."text-muted" { (proof(page)) }
                ol."news"."mt-5"."max-w-4xl" { @for row in &page.rows { (self::row(row, &staff.local)) } }
                @if let Some(older) = &page.older { p."mt-6" { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(older) { "Older entries" } } }
            }
        },
    )
}

fn proof(page: &History) -> Markup {
    html! {
        @if page.verified {
            (crate::part::icon_of("lock", "icon text-success"))
            span { (page.entries) " entries; each carries the hash of the one before, and all hashes are right." }
        } @else {
            (crate::part::icon_of("circle-alert", "icon text-error"))
            span."font-medium"."text-error" { "The hashes of this log do not fit together. Tell whoever runs this server." }
        }
    }
}

fn row(row: &LogRow, local: &Local) -> Markup {
    html! {
        li {
            (moment_short(row.at, local))
            div."min-w-0" {
                p."wrap-anywhere" { b { (row.actor) } @if let Some(other) = &row.on_behalf_of { " " (other) } " " (row.said.join("; ")) }
                details {
                    summary."inline-block"."py-0.5"."text-xs"."text-muted" { "Entry " (row.seq) }
                    p."text-xs"."text-muted"."wrap-anywhere" { "SHA-256 " (row.hash) }
                }
            }
        }
    }
}
