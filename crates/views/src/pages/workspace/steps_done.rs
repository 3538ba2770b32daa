//! A step that is over: its outcome, who did it, and what it gave.

use super::{Head, StepState, StepView, step_menu::step_menu};
use crate::{
    part::{icon_of, kind_icon, moment_within, seen},
    shell::Staff,
    words,
};
use maud::{Markup, html};

pub(super) fn done(staff: &Staff, head: &Head, step: &StepView) -> Markup {
    if step.menu.is_empty() {
        return row(staff, step);
    }
    html! {
        div."flex"."items-start"."gap-2" { div."min-w-0"."flex-1" { (row(staff, step)) } (step_menu(staff, head, step)) }
    }
}

fn row(staff: &Staff, step: &StepView) -> Markup {
    let gave = match &step.state {
        StepState::Done { gave, .. } => gave.as_slice(),
        _ => &[],
    };
    html! {
        @if gave.is_empty() {
            p."done-row" id={ "step-" (step.key) } { (line(staff, step)) }
        } @else {
            details."group/step" id={ "step-" (step.key) } {
                summary."done-row" {
                    (line(staff, step))
                    span."link-brand"."text-sm" { (staff.local.texts().step_what_it_gave()) span."sr-only" { ": " (step.title) } }
                }
                div."mt-1"."mb-2"."flex"."flex-col"."gap-4"."border-s"."border-rule"."ps-4" { (seen(gave, staff.local.texts())) }
            }
        }
    }
}

fn line(staff: &Staff, step: &StepView) -> Markup {
    html! {
        (icon_of(kind_icon(step.kind), "icon text-muted"))
        span."font-medium"."wrap-anywhere" { (step.title) }
        span."text-sm"."text-muted"."wrap-anywhere" { (said(staff, step)) }
    }
}

fn said(staff: &Staff, step: &StepView) -> Markup {
    let texts = staff.local.texts();
    html! {
        @match &step.state {
            StepState::Done { at, by, outcome, recorded_by, .. } => {
                @let outcome = words::outcome(*outcome, texts);
                @match by { Some(by) => (texts.step_outcome_by(outcome, by)), None => (outcome) }
                ", " (moment_within(*at, &staff.local))
                @if let Some(recorder) = recorded_by { ", " (texts.step_recorded_by(recorder)) }
                @if step.attempt > 1 { ", " (texts.step_try(step.attempt)) }
            }
            StepState::Skipped { by: Some(by), why: Some(why) } => (texts.intervention_skipped_why(why, by)),
            StepState::Skipped { by: Some(by), why: None } => (texts.intervention_skipped_by(by)),
            StepState::Skipped { .. } => (texts.step_skipped()),
            StepState::Withdrawn { why: Some(why) } => (texts.step_withdrawn_why(why)),
            StepState::Withdrawn { why: None } => (texts.step_withdrawn()),
            StepState::Open { .. } | StepState::Coming => {}
        }
    }
}
