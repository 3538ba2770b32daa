//! Which flow started this one, and which flows this one started.

use crate::{paths, shell::Staff};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct RelatedFlow {
    pub id: String,
    /// "Sample Bank, KYC review"
    pub name: String,
    pub ended: bool,
}

/// As far as the reader may see them.
#[derive(Clone, Debug, Default)]
pub struct Related {
    pub started_by: Option<RelatedFlow>,
    /// Newest first.
    pub started: Vec<RelatedFlow>,
}

/// How many are named before the others are folded away.
const NAMED: usize = 2;

pub(super) fn related(staff: &Staff, related: &Related) -> Markup {
    let texts = staff.local.texts();
    let (first, more) = related.started.split_at(related.started.len().min(NAMED));
    html! {
        @if let Some(by) = &related.started_by {
            p."text-sm"."text-muted"."wrap-anywhere" { (texts.workspace_started_by()) " " (link(staff, by)) }
        }
        @if !first.is_empty() {
            p."text-sm"."text-muted"."wrap-anywhere" {
                (texts.workspace_has_started()) " "
                @for (place, flow) in first.iter().enumerate() { @if place > 0 { ", " } (link(staff, flow)) }
            }
        }
        @if !more.is_empty() {
            details."text-sm"."text-muted" {
                summary."inline-flex"."min-h-6"."items-center" { (texts.workspace_has_started_more(more.len())) }
                ul { @for flow in more { li."wrap-anywhere" { (link(staff, flow)) } } }
            }
        }
    }
}

fn link(staff: &Staff, flow: &RelatedFlow) -> Markup {
    let texts = staff.local.texts();
    html! {
        a."link-quiet" href=(paths::flow(&flow.id)) { (flow.name) }
        @if flow.ended { " (" (texts.workspace_related_ended()) ")" }
    }
}
