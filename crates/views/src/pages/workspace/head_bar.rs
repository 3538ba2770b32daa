//! Who holds it, by when and why then, how far.

use super::{Head, Tab, head::notice};
use crate::{
    pages::flow::FlowStatus,
    part::{self, derivation, held_by, icon_of, stages},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

pub(super) fn bar(head: &Head, staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    html! {
        div."mx-4"."mt-4"."grid"."gap-x-10"."gap-y-4"."border-y"."border-rule"."py-3.5"."lg:mx-8"."md:grid-cols-2"."xl:grid-cols-[auto_auto_minmax(0,1fr)]" {
            @match head.ended {
                Some(_) => { div."md:col-span-2"."xl:max-w-md" { (ended(head, staff)) } }
                None => {
                    div."min-w-0"."xl:max-w-xs" { (holder(head, staff)) }
                    div."min-w-0" { p."eyebrow" { (texts.workspace_next_deadline()) } (deadline(head, staff)) }
                }
            }
            div."min-w-0"."md:col-span-2"."xl:col-span-1" {
                p."eyebrow" { (texts.workspace_progress()) }
                div."mt-2.5" { (stages(&head.stages, head.custody.holder, &staff.local)) }
            }
        }
    }
}

fn ended(head: &Head, staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    let (drawing, class, words) = match head.status {
        FlowStatus::Cancelled => ("ban", "icon size-4.5 text-muted", texts.workspace_ended_cancelled()),
        _ => ("circle-check", "icon size-4.5 text-success", texts.workspace_ended_completed()),
    };
    html! {
        p."eyebrow" { (texts.workspace_ended()) }
        p."mt-1"."flex"."items-center"."gap-2"."text-md" {
            (icon_of(drawing, class)) b."font-semibold" { (words) }
            @if let Some(at) = head.ended { span { (part::moment_within(at, &staff.local)) } }
        }
        @if let Some(ending) = &head.ending { p."text-sm"."text-muted"."wrap-anywhere" { (ending) } }
    }
}

fn holder(head: &Head, staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    let who = match head.status {
        FlowStatus::Paused => Some(texts.workspace_while_paused()),
        _ => head.custody.who.as_deref(),
    };
    html! {
        p."eyebrow" { (texts.workspace_held_by()) }
        p."mt-1"."flex"."text-md" { (held_by(head.custody.holder, who, texts)) }
        @if let Some(since) = head.custody.since {
            p."text-sm"."text-muted" { (texts.workspace_since()) " " (part::moment_within(since, &staff.local)) }
        }
        @if let Some(paused) = &head.paused { p."text-sm"."wrap-anywhere" { (paused) } }
        @for role in &head.without_people {
            (notice("user-plus", "mt-1 text-warning", html! {
                @if head.menu.people {
                    a."link-quiet" href=(paths::flow_role(&head.id, &role.key)) { (role.said) }
                } @else { (role.said) }
            }))
        }
    }
}

fn deadline(head: &Head, staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    html! {
        @match &head.deadline {
            Some(deadline) => {
                p."mt-1"."text-md"."font-semibold" { (part::due(&deadline.due, &staff.local)) }
                p."text-sm"."text-muted"."wrap-anywhere" { (deadline.step) }
            }
            None => { p."mt-1"."text-md"."text-muted" { (texts.workspace_no_deadline()) } }
        }
        @let derived = head.deadline.as_ref().is_some_and(|deadline| deadline.derivation.is_some());
        @if derived || head.late.is_some() {
            p."text-sm" {
                @if derived { a."link-quiet"."text-muted" href="#derivation" { (texts.workspace_how_worked_out()) } }
                @if let Some(late) = &head.late {
                    @if derived { span."text-muted" { " · " } }
                    a."link-quiet"."text-error" href=(paths::step_on_page(&head.id, &late.step)) {
                        (texts.workspace_late(late.count, staff.local.distance(late.due.at)))
                    }
                }
            }
        }
    }
}

/// The deadline, unfolded: the rule, the days, and a sum that adds up. Folded where another tab is read.
pub(super) fn unfolded(head: &Head, staff: &Staff, tab: Tab) -> Markup {
    let Some(derived) = head.deadline.as_ref().and_then(|deadline| deadline.derivation.as_ref()) else {
        return Markup::default();
    };
    let (texts, local) = (staff.local.texts(), &staff.local);
    html! {
        details #why."group"."mx-4"."py-2.5"."lg:mx-8" open[tab == Tab::Steps] {
            summary."inline-flex"."min-h-6"."items-center"."gap-1.5"."text-sm"."font-medium" {
                (texts.workspace_why(local.day_and_time_within(derived.due)))
                (icon_of("chevron-down", "icon size-3.5 text-muted group-open:rotate-180"))
            }
            div #derivation."mt-1"."scroll-mt-16"."pb-1.5" { (derivation(derived, local)) }
        }
    }
}
