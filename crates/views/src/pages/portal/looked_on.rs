//! How far a flow is of one of their records, for somebody who plays no part in it.

use crate::{
    part::{self, Custody, Holder, Stage, StageState, stages},
    paths,
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;

/// Never here: what is asked of anybody, messages, documents.
#[derive(Clone, Debug)]
pub struct LookedOn {
    /// The flow's name.
    pub name: String,
    /// The record's.
    pub about: String,
    pub status: String,
    pub custody: Custody,
    pub stages: Vec<Stage>,
    pub started_at: Instant,
}

pub fn looked_on(shell: &Public, page: &LookedOn) -> Markup {
    let (texts, local) = (shell.local.texts(), &shell.local);
    let done = page.stages.iter().filter(|stage| matches!(stage.state, StageState::Done { .. })).count();
    shell.page(
        &page.name,
        Width::Column,
        html! {
            @if page.custody.holder != Holder::Waiting { p."text-base" { (part::held_by_for_client(&page.custody, None, texts)) } }
            (title(&page.name))
            p."mt-1"."text-muted"."wrap-anywhere" {
                (page.about) " · " (page.status) " · " (texts.portal_since(local.date(page.started_at)))
            }
            section."mt-6" aria-labelledby="progress" {
                h2 #progress."sr-only" { (texts.progress_parts(page.stages.len(), done)) }
                (stages(&page.stages, page.custody.holder, local))
            }
            p."mt-8"."border-t"."border-rule"."pt-6"."wrap-anywhere" { (texts.portal_looked_on_means(&page.about)) }
            p."mt-4" { a."link-brand"."inline-block"."py-1" href=(paths::PORTAL) { (texts.link_back()) } }
        },
    )
}
