//! A step that is over: its outcome, who did it, and what it gave.

use super::{StepState, StepView};
use crate::{
    part::{icon_of, kind_icon, moment_within, seen},
    shell::Staff,
    words,
};
use maud::{Markup, html};

pub(super) fn done(staff: &Staff, step: &StepView) -> Markup {
    let gave = match &step.state {
        StepState::Done { gave, .. } => gave.as_slice(),
        _ => &[],
    };
    html! {
        @if gave.is_empty() {
            p."flex"."flex-wrap"."items-center"."gap-x-2.5"."py-1" id={ "step-" (step.key) } { (line(staff, step)) }
        } @else {
            details id={ "step-" (step.key) } {
                summary."flex"."flex-wrap"."items-center"."gap-x-2.5"."py-1" { (line(staff, step)) span."link-brand"."text-sm" { "Show" } }
                div."mt-1"."mb-2"."flex"."flex-col"."gap-4"."border-s"."border-rule"."ps-4" { (seen(gave, staff.local.texts())) }
            }
        }
    }
}

fn line(staff: &Staff, step: &StepView) -> Markup {
    html! {
        (icon_of(kind_icon(step.kind), "icon text-muted"))
        span."font-medium"."wrap-anywhere" { (step.title) }
        span."text-sm"."text-muted" { (said(staff, step)) }
    }
}

fn said(staff: &Staff, step: &StepView) -> Markup {
    html! {
        @match &step.state {
            StepState::Done { at, by, outcome, .. } => {
                (words::outcome(*outcome, staff.local.texts())) @if let Some(by) = by { " by " (by) } ", " (moment_within(*at, &staff.local))
                @if step.attempt > 1 { ", attempt " (step.attempt) }
            }
            StepState::Skipped => { "skipped, its condition did not hold" }
            StepState::Withdrawn { why } => { "withdrawn" @if let Some(why) = why { ", " (why) } }
            StepState::Open { .. } | StepState::Coming => {}
        }
    }
}
