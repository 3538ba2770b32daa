//! Sending back: where to, and what would open again, before the act.

use super::{FlowName, crumbs};
use crate::{
    act::BackTo,
    form,
    part::{Holder, held_by},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Read with GET and `back_to`; the act is posted to the step's completion with `outcome=sent_back`.
#[derive(Clone, Debug)]
pub struct SendBack {
    pub flow: FlowName,
    pub step: String,
    pub attempt: u32,
    pub title: String,
    /// Steps to choose from; those chosen are previewed.
    pub back_to: Vec<BackTo>,
    /// What opens again, in order; empty until something is chosen.
    pub reopened: Vec<Reopened>,
    /// Open steps that would be withdrawn.
    pub withdrawn: Vec<String>,
    pub comment: String,
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Reopened {
    pub title: String,
    pub holder: Holder,
    pub who: Option<String>,
    /// It opens at once; else as it is reached.
    pub now: bool,
}

pub fn send_back(staff: &Staff, page: &SendBack) -> Markup {
    let heading = format!("Send back from “{}”", page.title);
    staff.page(
        "Send back",
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (heading) }
                @if page.back_to.len() > 1 { (choice(page)) }
                @if !page.reopened.is_empty() { (consequences(staff, page)) }
                @if page.back_to.iter().any(|one| one.chosen) { (confirm(staff, page)) }
            }
        },
    )
}

fn choice(page: &SendBack) -> Markup {
    html! {
        form."mt-5"."max-w-xl" method="get" action=(paths::send_back(&page.flow.id, &page.step)) {
            fieldset."field"."field-small" {
                legend { "Back to" }
                div."mt-1"."flex"."flex-col" { @for (at, one) in page.back_to.iter().enumerate() {
                    label."check-row" {
                        input id={ "back-to-" (at) } type="checkbox" name="back_to" value=(one.step) class="checkbox checkbox-sm checkbox-primary" checked[one.chosen];
                        span { (one.title) }
                    }
                } }
            }
            button."btn"."btn-outline"."mt-2"."h-9"."border-edge"."px-3" { "Show what opens again" }
        }
    }
}

fn consequences(staff: &Staff, page: &SendBack) -> Markup {
    html! {
        section."mt-7"."max-w-3xl" aria-labelledby="opens" {
            h2 #opens."text-lg"."font-semibold" { "What opens again" }
            table."list-table"."rows"."mt-2" {
                thead { tr { th scope="col" { "Step" } th scope="col" { "Held by" } th scope="col" { "When" } } }
                tbody { @for step in &page.reopened { tr {
                    td."font-medium"."wrap-anywhere" { (step.title) }
                    td { (held_by(step.holder, step.who.as_deref(), staff.local.texts())) }
                    td."text-muted" { (if step.now { "at once" } else { "when it is reached" }) }
                } } }
            }
            @if !page.withdrawn.is_empty() {
                p."mt-3" { "Withdrawn until then: " (crate::words::all_of(&page.withdrawn, staff.local.texts())) "." }
            }
            p."mt-3"."text-muted" { "What was given before is kept in the history." }
        }
    }
}

fn confirm(staff: &Staff, page: &SendBack) -> Markup {
    html! {
        form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::completion(&page.flow.id, &page.step)) novalidate {
            (staff.hidden_inputs("send-back"))
            input type="hidden" name="attempt" value=(page.attempt);
            input type="hidden" name="outcome" value="sent_back";
            @for one in page.back_to.iter().filter(|one| one.chosen) { input type="hidden" name="back_to" value=(one.step); }
            div class=(form::frame_class(page.error.is_some(), false)) {
                label for="comment" { "What has to change" }
                p #comment-hint { "Whoever does it again reads this." }
                @if let Some(error) = &page.error { (form::error_line("comment-error", error)) }
                textarea #comment."textarea"."w-full" name="comment" rows="3" aria-describedby="comment-hint" { "\n" (page.comment) }
            }
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary" { "Send back" }
                a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { "Leave it as it is" }
            }
        }
    }
}
