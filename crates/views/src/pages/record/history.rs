//! What has happened to a record, newest first.

use super::{
    files::older,
    head::{RecordHead, RecordTab},
};
use crate::{part::moment, paths, shell::Staff};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct HistoryEntry {
    pub at: Instant,
    /// The whole sentence: "Priya Raman changed phone and tier."
    pub said: String,
    /// A flow or a record that it names, and where it is.
    pub link: Option<(String, String)>,
}

/// `next` is where older ones go on.
pub fn history(staff: &Staff, head: &RecordHead, all: &[HistoryEntry], next: Option<&str>) -> Markup {
    let (texts, local) = (staff.local.texts(), &staff.local);
    head.page(
        staff,
        RecordTab::History,
        html! {
            @if all.is_empty() { p."max-w-[64ch]"."text-muted" { (texts.record_no_history()) } } @else {
                ol."flex"."max-w-3xl"."flex-col"."divide-y"."divide-rule" { @for entry in all {
                    li."flex"."flex-wrap"."items-baseline"."gap-x-4"."gap-y-0.5"."py-2.5" {
                        span."min-w-0"."flex-1"."basis-64"."wrap-anywhere" {
                            (entry.said)
                            @if let Some((words, href)) = &entry.link { " " a."link-brand" href=(href) { (words) } }
                        }
                        span."text-sm"."text-muted" { (moment(entry.at, local)) }
                    }
                } }
                @if let Some(next) = next { (older(staff, &format!("{}?after={next}", paths::record_history(&head.id)))) }
            }
        },
    )
}
