//! Sending back: where to, and what would open again, before the act.

use super::{FlowName, crumbs};
use crate::{
    act::BackTo,
    form,
    part::{Holder, held_by},
    paths,
    shell::{Place, Staff},
    words,
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
    let texts = staff.local.texts();
    staff.page(
        texts.flow_send_back_title(),
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (texts.flow_send_back_from(&page.title)) }
                @if page.back_to.is_empty() { p."mt-2"."max-w-[64ch]" { (texts.flow_send_back_nowhere()) } }
                @if page.back_to.len() > 1 { (choice(staff, page)) }
                @if !page.reopened.is_empty() { (consequences(staff, &page.reopened, &page.withdrawn)) }
                @if page.back_to.iter().any(|one| one.chosen) { (confirm(staff, page)) }
            }
        },
    )
}

fn choice(staff: &Staff, page: &SendBack) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-5"."max-w-xl" method="get" action=(paths::send_back(&page.flow.id, &page.step)) {
            fieldset."field"."field-small" {
                legend { (texts.flow_send_back_to()) }
                div."mt-1"."flex"."flex-col" { @for (at, one) in page.back_to.iter().enumerate() {
                    label."check-row" {
                        input id={ "back-to-" (at) } type="checkbox" name="back_to" value=(one.step) class="checkbox checkbox-sm checkbox-primary" checked[one.chosen];
                        span."wrap-anywhere" { (one.title) }
                    }
                } }
            }
            button."btn"."btn-outline"."mt-2"."h-9"."border-edge"."px-3" { (texts.flow_send_back_preview()) }
        }
    }
}

pub(super) fn consequences(staff: &Staff, reopened: &[Reopened], withdrawn: &[String]) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."mt-7"."max-w-3xl" aria-labelledby="opens" {
            h2 #opens."text-lg"."font-semibold" { (texts.flow_send_back_opens()) }
            ul."mt-1"."divide-y"."divide-rule"."border-y"."border-rule" { @for step in reopened {
                li."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-1"."py-2.5" {
                    span."min-w-0"."flex-1"."basis-56"."font-medium"."wrap-anywhere" { (step.title) }
                    (held_by(step.holder, step.who.as_deref(), texts))
                    span."text-sm"."text-muted"."sm:w-40"."sm:text-end" { (if step.now { texts.flow_send_back_at_once() } else { texts.flow_send_back_when_reached() }) }
                }
            } }
            @if !withdrawn.is_empty() {
                p."mt-3" { (texts.flow_send_back_withdrawn(words::all_of(withdrawn, texts))) }
            }
            p."mt-3"."text-sm"."text-muted" { (texts.flow_send_back_kept()) }
        }
    }
}

fn confirm(staff: &Staff, page: &SendBack) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::completion(&page.flow.id, &page.step)) novalidate {
            (staff.hidden_inputs("send-back"))
            input type="hidden" name="attempt" value=(page.attempt);
            input type="hidden" name="outcome" value="sent_back";
            @for one in page.back_to.iter().filter(|one| one.chosen) { input type="hidden" name="back_to" value=(one.step); }
            div class=(form::frame_class(page.error.is_some(), false)) {
                label for="comment" { (texts.flow_send_back_comment()) }
                p #comment-hint { (texts.flow_send_back_comment_hint()) }
                @if let Some(error) = &page.error { (form::error_line("comment-error", error)) }
                textarea #comment."textarea"."w-full" name="comment" rows="3" aria-describedby="comment-hint" { "\n" (page.comment) }
            }
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary" data-turbo-submits-with=(texts.flow_sending()) { (texts.flow_send_back_title()) }
                a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { (texts.flow_send_back_not()) }
            }
        }
    }
}
