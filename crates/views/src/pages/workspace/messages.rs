//! Messages: a thread with each outside role, and one for the team.

use super::{Head, Tab};
use crate::{
    form,
    part::{Message, talk},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Messages {
    pub threads: Vec<Thread>,
}

/// Posted: `thread`, `text`.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Posted back; the role's key, or `internal`.
    pub key: String,
    /// "Client, Ingrid Solheim", "Team only"
    pub name: String,
    pub internal: bool,
    pub messages: Vec<Message>,
    pub draft: String,
    pub error: Option<String>,
}

pub fn messages(staff: &Staff, head: &Head, page: &Messages) -> Markup {
    head.page(
        staff,
        Tab::Messages,
        html! {
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8"."lg:grid-cols-2" {
                @for thread in &page.threads { (self::thread(staff, head, thread)) }
            }
        },
    )
}

fn thread(staff: &Staff, head: &Head, thread: &Thread) -> Markup {
    let id = format!("thread-{}", thread.key);
    let note =
        if thread.internal { "Clients and third parties never see this." } else { "They are told by mail." };
    html! {
        section."min-w-0"."max-w-2xl" aria-labelledby=(id) {
            h2."text-lg"."font-semibold" id=(id) { (thread.name) }
            @if thread.messages.is_empty() { p."mt-1"."text-muted" { "Nobody has written yet." } }
            (talk(&thread.messages, &staff.local))
            form."mt-4" method="post" action=(paths::flow_messages(&head.id)) novalidate {
                (staff.hidden_inputs(&thread.key))
                input type="hidden" name="thread" value=(thread.key);
                div class=(form::frame_class(thread.error.is_some(), false)) {
                    label for={ (id) "-text" } { "Write to " (if thread.internal { "the team" } else { &thread.name }) }
                    @if let Some(error) = &thread.error { (form::error_line(&format!("{id}-error"), error)) }
                    textarea."textarea"."w-full" id={ (id) "-text" } name="text" rows="3" { "\n" (thread.draft) }
                }
                div."mt-2"."flex"."items-center"."gap-3" {
                    button."btn"."btn-outline"."h-9"."border-edge"."px-3" data-turbo-submits-with="Sending…" { "Send" }
                    p."text-sm"."text-muted" { (note) }
                }
            }
        }
    }
}
