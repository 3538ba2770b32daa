//! How far a move has come, and once it is done: how many moved, how many stayed, and the way back.

use super::reason_field;
use crate::{
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted to take it back: `reason`.
#[derive(Clone, Debug)]
pub struct Progress {
    pub key: String,
    pub template: String,
    pub id: String,
    pub from: u32,
    pub to: u32,
    pub is_undo: bool,
    pub done: bool,
    pub total: u64,
    pub moved: u64,
    pub stayed: u64,
    /// The reader may take it back.
    pub can_undo: bool,
    pub reason: String,
    pub error: Option<String>,
}

pub fn progress(staff: &Staff, page: &Progress) -> Markup {
    let texts = staff.local.texts();
    let title = match (page.is_undo, page.done) {
        (false, false) => texts.migration_progress_title(),
        (false, true) => texts.migration_progress_done_title(),
        (true, false) => texts.migration_undo_progress_title(),
        (true, true) => texts.migration_undo_progress_done_title(),
    };
    staff.page(
        title,
        Place::Templates,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                    a."link-quiet" href=(paths::TEMPLATES) { (texts.template_title()) } " / "
                    a."link-quiet" href=(paths::template(&page.key)) { (page.template) }
                }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (title) }
                @if page.done { (outcome(staff, page)) } @else { (under_way(staff, page)) }
                p."mt-6" { a."btn"."btn-outline"."border-edge" href=(paths::template(&page.key)) { (texts.migration_not()) } }
            }
        },
    )
}

fn under_way(staff: &Staff, page: &Progress) -> Markup {
    let texts = staff.local.texts();
    let looked_at = page.moved + page.stayed;
    html! {
        p."mt-2"."max-w-[64ch]" { (texts.migration_progress_lead(page.from, page.to)) }
        p."mt-4"."text-md"."font-semibold" role="status" { (texts.migration_progress(looked_at, page.total)) }
        progress."progress"."mt-1"."w-full"."max-w-xl" value=(looked_at) max=(page.total.max(1)) {}
    }
}

fn outcome(staff: &Staff, page: &Progress) -> Markup {
    let texts = staff.local.texts();
    let done = if page.is_undo {
        texts.migration_done_undone(page.moved, page.to)
    } else {
        texts.migration_done_moved(page.moved, page.to)
    };
    html! {
        p."mt-2"."text-md"."font-semibold" role="status" { (done) }
        @if page.stayed > 0 {
            p."mt-1" {
                (texts.migration_done_stayed(page.stayed, page.from)) " "
                @if !page.is_undo {
                    a."link-brand" href={ (paths::template_move(&page.key)) "?from=" (page.from) "&to=" (page.to) } { (texts.migration_look_why()) }
                }
            }
        }
        @if page.can_undo {
            form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::template_move_undo(&page.key, &page.id)) novalidate {
                (staff.hidden_inputs("undo-move"))
                p { (texts.migration_undo_all_means()) }
                (reason_field(texts, texts.migration_reason_hint(), (&page.reason, page.error.as_deref())))
                div { button."btn"."btn-outline"."border-edge" { (texts.migration_undo_all()) } }
            }
        }
    }
}
