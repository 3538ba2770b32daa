//! Cancelling a flow: the reason, and what it means, before the act.

use super::{FlowName, crumbs};
use crate::{
    form, paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `reason`.
#[derive(Clone, Debug)]
pub struct Cancel {
    pub flow: FlowName,
    /// Open steps that will be withdrawn, with who holds them.
    pub open: Vec<String>,
    pub reason: String,
    pub error: Option<String>,
}

pub fn cancel(staff: &Staff, page: &Cancel) -> Markup {
    staff.page(
        "Cancel the flow",
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { "Cancel this flow" }
                div."mt-2"."max-w-[64ch]" {
                    p { "It ends at once and cannot be resumed. Its record, files and history stay." }
                    @if !page.open.is_empty() {
                        p."mt-3"."font-medium" { "Withdrawn with it:" }
                        ul."mt-1"."list-disc"."ps-5" { @for step in &page.open { li { (step) } } }
                    }
                }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::flow_cancellation(&page.flow.id)) novalidate {
                    (staff.hidden_inputs("cancel"))
                    div class=(form::frame_class(page.error.is_some(), false)) {
                        label for="reason" { "Reason" }
                        p #reason-hint { "For the history; clients do not see it." }
                        @if let Some(error) = &page.error { (form::error_line("reason-error", error)) }
                        textarea #reason."textarea"."w-full" name="reason" rows="3" aria-describedby="reason-hint" { "\n" (page.reason) }
                    }
                    div."flex"."flex-wrap"."gap-2" {
                        button."btn"."btn-error" { "Cancel this flow" }
                        a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { "Keep it running" }
                    }
                }
            }
        },
    )
}
