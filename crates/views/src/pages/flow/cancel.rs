//! Cancelling a flow: the reason, and what it means, before the act.

use super::{FlowName, crumbs};
use crate::{
    form,
    part::{Holder, held_by},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `reason`.
#[derive(Clone, Debug)]
pub struct Cancel {
    pub flow: FlowName,
    /// Open steps that will be withdrawn, with who holds them.
    pub open: Vec<Withdrawn>,
    pub reason: String,
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Withdrawn {
    pub title: String,
    pub holder: Holder,
    pub who: Option<String>,
}

pub fn cancel(staff: &Staff, page: &Cancel) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.flow_cancel_title(),
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (texts.flow_cancel_title()) }
                p."mt-2"."max-w-[64ch]" { (texts.flow_cancel_means()) }
                @if !page.open.is_empty() {
                    h2."mt-5"."text-md"."font-semibold" { (texts.flow_cancel_withdrawn()) }
                    ul."mt-1"."max-w-xl"."divide-y"."divide-rule"."border-y"."border-rule" { @for step in &page.open {
                        li."flex"."flex-wrap"."items-center"."justify-between"."gap-x-4"."gap-y-1"."py-2.5" {
                            span."font-medium"."wrap-anywhere" { (step.title) }
                            (held_by(step.holder, step.who.as_deref(), texts))
                        }
                    } }
                }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::flow_cancellation(&page.flow.id)) novalidate {
                    (staff.hidden_inputs("cancel"))
                    div class=(form::frame_class(page.error.is_some(), false)) {
                        label for="reason" { (texts.flow_cancel_reason()) }
                        p #reason-hint { (texts.flow_cancel_reason_hint()) }
                        @if let Some(error) = &page.error { (form::error_line("reason-error", error)) }
                        textarea #reason."textarea"."w-full" name="reason" rows="3" aria-describedby="reason-hint"
                            aria-invalid=[page.error.as_ref().map(|_| "true")] { "\n" (page.reason) }
                    }
                    div."flex"."flex-wrap"."gap-2" {
                        button."btn"."btn-error" data-turbo-submits-with=(texts.flow_cancelling()) { (texts.flow_cancel_title()) }
                        a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { (texts.flow_cancel_not()) }
                    }
                }
            }
        },
    )
}
