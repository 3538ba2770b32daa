//! Messages: a thread with each outside role, and one for the team. Who reads it is said before anybody writes.

use super::{Head, Tab};
use crate::{
    form,
    part::{Message, icon, icon_of, talk},
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
    /// Name of the role; of the internal thread, nothing.
    pub role: Option<String>,
    /// Who plays it.
    pub people: Option<String>,
    pub internal: bool,
    /// A page of it, oldest first.
    pub messages: Vec<Message>,
    /// Address of the messages before these.
    pub older: Option<String>,
    /// Address of the newest, where these are older ones.
    pub newest: Option<String>,
    pub draft: String,
    pub error: Option<String>,
    pub may_write: bool,
    /// The reader has just sent something into it.
    pub is_sent: bool,
}

pub fn messages(staff: &Staff, head: &Head, page: &Messages) -> Markup {
    head.page(
        staff,
        Tab::Messages,
        html! {
            div."grid"."flex-1"."content-start"."items-start"."gap-x-10"."gap-y-10"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8"."lg:grid-cols-2" {
                @for thread in &page.threads { (self::thread(staff, head, thread)) }
            }
        },
    )
}

fn thread(staff: &Staff, head: &Head, thread: &Thread) -> Markup {
    let id = format!("thread-{}", thread.key);
    let texts = staff.local.texts();
    // Among the team the ground is another, so that nobody mistakes one box for the other.
    let class = if thread.internal {
        "min-w-0 rounded-box bg-base-200 p-5 max-sm:-mx-4 max-sm:rounded-none max-sm:px-4"
    } else {
        "min-w-0 lg:py-5"
    };
    html! {
        section class=(class) aria-labelledby=(id) {
            // What was sent is not offered again by this window: neither here nor beside the steps.
            @if thread.is_sent {
                span hidden data-draft-done={ "talk-" (head.id) "-" (thread.key) } {}
                span hidden data-draft-done={ "talk-" (head.id) } {}
            }
            h2."flex"."items-center"."gap-2"."text-lg"."font-semibold" id=(id) {
                @if thread.internal { (icon_of("lock", "icon text-muted")) (texts.workspace_thread_team()) }
                @else { span."wrap-anywhere" { (thread.role.as_deref().unwrap_or_default()) } }
            }
            p."text-sm"."text-muted"."wrap-anywhere" { (readers(staff, thread)) }
            @if let Some(older) = &thread.older {
                p."mt-3" { a."btn"."btn-outline"."h-8"."border-edge"."px-3" href=(older) { (texts.workspace_older_messages()) span."sr-only" { ": " (name(staff, thread)) } } }
            }
            @if thread.messages.is_empty() { p."mt-3"."text-muted" { (empty(staff, thread)) } }
            (talk(&thread.messages, &staff.local))
            @if let Some(newest) = &thread.newest {
                p."mt-4" { a."btn"."btn-outline"."h-8"."border-edge"."px-3" href=(newest) { (texts.workspace_newest_messages()) } }
            } @else if thread.may_write {
                (write(staff, head, thread, &id))
            }
        }
    }
}

fn name<'a>(staff: &Staff, thread: &'a Thread) -> &'a str {
    let team = staff.local.texts().workspace_thread_team();
    thread.role.as_deref().unwrap_or(team)
}

fn readers(staff: &Staff, thread: &Thread) -> String {
    let texts = staff.local.texts();
    match (&thread.people, thread.internal) {
        (_, true) => texts.workspace_read_by_team().to_owned(),
        (Some(people), false) => texts.workspace_read_by(people),
        (None, false) => texts.workspace_read_by_nobody_yet().to_owned(),
    }
}

fn empty(staff: &Staff, thread: &Thread) -> String {
    let texts = staff.local.texts();
    match (&thread.people, thread.internal) {
        (_, true) => texts.workspace_empty_team().to_owned(),
        (Some(people), false) => texts.workspace_empty_thread(people),
        (None, false) => texts.workspace_nobody_wrote().to_owned(),
    }
}

fn write(staff: &Staff, head: &Head, thread: &Thread, id: &str) -> Markup {
    let texts = staff.local.texts();
    let label = match (&thread.people, thread.internal) {
        (_, true) => texts.workspace_write_team().to_owned(),
        (Some(people), false) => texts.workspace_write_to(people),
        (None, false) => texts.workspace_write_to(name(staff, thread)),
    };
    let told = if thread.internal { texts.workspace_told_team() } else { texts.workspace_told_by_mail() };
    let error_id = format!("{id}-error");
    html! {
        form."mt-5" method="post" action=(paths::flow_messages(&head.id)) novalidate
            data-controller="form" data-draft-key={ "talk-" (head.id) "-" (thread.key) } data-draft-window data-draft-answered[thread.error.is_some()] {
            (staff.hidden_inputs(&thread.key))
            input type="hidden" name="thread" value=(thread.key);
            div class=(form::frame_class(thread.error.is_some(), false)) {
                label for={ (id) "-text" } { (label) }
                @if let Some(error) = &thread.error { (form::error_line(&error_id, error)) }
                textarea."textarea"."w-full" id={ (id) "-text" } name="text" rows="3"
                    aria-invalid=[thread.error.as_ref().map(|_| "true")] aria-describedby=[thread.error.as_ref().map(|_| &error_id)] { "\n" (thread.draft) }
            }
            div."mt-2"."flex"."flex-wrap"."items-center"."gap-x-3"."gap-y-1" {
                button."btn"."btn-outline"."h-9"."border-edge"."bg-base-100"."px-3" data-turbo-submits-with=(texts.workspace_sending()) {
                    @if thread.internal { (icon("lock")) (texts.workspace_send_team()) } @else { (texts.workspace_send()) }
                }
                p."text-sm"."text-muted" { (told) }
            }
        }
    }
}
