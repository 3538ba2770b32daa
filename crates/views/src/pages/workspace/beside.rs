//! Beside the steps: what was promised, the last words and a box to answer from, and where the time went. Who will read
//! what is written stands on each button.

use super::{Head, Steps, WriteTo};
use crate::{
    part::{clocks, icon, talk, time_went},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

pub(super) fn beside(staff: &Staff, head: &Head, page: &Steps) -> Markup {
    html! {
        div."flex"."min-w-0"."flex-col"."gap-y-10" {
            @if !page.clocks.is_empty() { (clocks(&page.clocks, &staff.local)) }
            (talked(staff, head, page))
            @if let Some(went) = &page.time_went { (time_went(went, &staff.local)) }
        }
    }
}

fn talked(staff: &Staff, head: &Head, page: &Steps) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."min-w-0" aria-labelledby="talk" {
            div."flex"."items-baseline"."justify-between"."gap-3" {
                h2 #talk."text-lg"."font-semibold" { (texts.workspace_tab_messages()) }
                @if head.messages > page.talk.len() { a."link-quiet"."text-sm"."text-muted" href=(paths::flow_messages(&head.id)) { (texts.workspace_all_messages(head.messages)) } }
            }
            @if page.talk.is_empty() { p."mt-1"."text-muted" { (texts.workspace_nobody_wrote()) } }
            (talk(&page.talk, &staff.local))
            @if let Some(to) = &page.write_to { (write(staff, head, to)) }
        }
    }
}

/// The button pressed says which thread it goes to.
fn write(staff: &Staff, head: &Head, to: &WriteTo) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-4" method="post" action=(paths::flow_messages(&head.id)) novalidate
            data-controller="form" data-draft-key={ "talk-" (head.id) } data-draft-window {
            (staff.hidden_inputs("talk"))
            label."sr-only" for="say" { (texts.workspace_message()) }
            textarea #say."textarea"."w-full" name="text" rows="3" placeholder=(texts.workspace_write_something()) {}
            div."mt-2"."flex"."flex-wrap"."items-center"."gap-2" {
                @if let Some((role, who)) = &to.outside {
                    button."btn"."btn-outline"."h-9"."min-w-0"."max-w-full"."border-edge"."px-3" name="thread" value=(role) data-turbo-submits-with=(texts.workspace_sending()) {
                        span."truncate" { (texts.workspace_send_to(who)) }
                    }
                }
                button."btn"."btn-ghost"."h-9"."px-2.5"."font-normal" name="thread" value="internal" data-turbo-submits-with=(texts.workspace_sending()) {
                    (icon("lock")) (texts.part_team_only())
                }
            }
        }
    }
}
