//! Clocks: what was promised, how it stands, and why it is due when it is.

use super::{Derivation, derivation_narrow, icon_of, moment_within};
use crate::local::{Local, hours};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct ClockLine {
    pub name: String,
    /// Where it runs anew in each stage: which one.
    pub stage: Option<String>,
    pub state: ClockState,
    pub derivation: Option<Derivation>,
    /// Where the reader may set another deadline.
    pub change: Option<String>,
}

#[derive(Clone, Copy, Debug)]
pub enum ClockState {
    Running {
        due: Instant,
        color: ClockColor,
    },
    /// Stands still, with so many minutes left.
    Paused {
        left: i64,
    },
    /// Hangs on a date that nobody has given.
    WithoutDate,
    Met {
        at: Instant,
    },
    Late {
        at: Instant,
    },
    /// What would stop it can no longer come.
    Void,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockColor {
    Green,
    Amber,
    Red,
}

pub fn clocks(lines: &[ClockLine], local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        section."min-w-0" aria-labelledby="clocks" {
            h2 #clocks."text-lg"."font-semibold" { (texts.clock_title()) }
            ul."mt-2"."text-sm" {
                @for (place, line) in lines.iter().enumerate() {
                    li."border-b"."border-rule"."py-2"."last:border-b-0" { (one(line, place, local)) }
                }
            }
        }
    }
}

fn one(line: &ClockLine, place: usize, local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        div."flex"."flex-wrap"."items-baseline"."justify-between"."gap-x-3" {
            span."min-w-0"."wrap-anywhere" {
                b."font-medium" { (line.name) }
                @if let Some(stage) = &line.stage { span."text-muted" { ", " (stage) } }
            }
            span."text-end" { (state(line.state, local)) }
        }
        @if let Some(derived) = &line.derivation {
            details id={ "clock-" (place) } ."group"."mt-0.5" {
                summary."inline-flex"."min-h-6"."items-center"."gap-1.5"."text-muted" {
                    (texts.clock_why(local.day_and_time_within(derived.due)))
                    (icon_of("chevron-down", "icon size-3.5 group-open:rotate-180"))
                }
                div."mt-1.5" { (derivation_narrow(derived, local)) }
            }
        }
        @if let Some(change) = &line.change {
            p."mt-0.5" { a."link-quiet"."text-muted" href=(change) { (texts.clock_change()) span."sr-only" { ", " (line.name) } } }
        }
    }
}

fn state(state: ClockState, local: &Local) -> Markup {
    let texts = local.texts();
    match state {
        ClockState::Running { due, color } => {
            let class = match color {
                ClockColor::Green => "due",
                ClockColor::Amber => "due due-soon",
                ClockColor::Red => "due due-late",
            };
            html! { time class=(class) datetime=(due) title=(local.exact(due)) {
                (local.day_and_time(due)) i { ", " } small { (local.distance(due)) }
            } }
        }
        ClockState::Paused { left } if left < 0 => {
            html! { span."text-muted" { (texts.clock_paused_late()) } }
        }
        ClockState::Paused { left } => {
            html! { span."text-muted" { (texts.clock_paused(hours(left, texts))) } }
        }
        ClockState::WithoutDate => html! { span."text-muted" { (texts.clock_without_date()) } },
        ClockState::Met { at } => html! {
            span."inline-flex"."items-center"."gap-1" { (icon_of("circle-check", "icon text-success")) (texts.clock_met()) " " (moment_within(at, local)) }
        },
        ClockState::Late { at } => {
            html! { span."text-error" { (texts.clock_late()) " " (moment_within(at, local)) } }
        }
        ClockState::Void => html! { span."text-muted" { (texts.clock_void()) } },
    }
}
