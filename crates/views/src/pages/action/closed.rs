//! An act that is over: done already, not needed any more, or the flow has ended.

use crate::{
    part::{Seen, moment_within, seen},
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Closed {
    /// What was asked.
    pub what: String,
    pub because: ClosedBecause,
    /// Names of documents given by this person; content only after a code.
    pub given: Vec<String>,
    /// What was given, once this device is proved.
    pub seen: Vec<Seen>,
    /// Where a code is asked for, while this device is not proved.
    pub code: Option<String>,
    pub progress: Option<String>,
}

#[derive(Clone, Copy, Debug)]
pub enum ClosedBecause {
    /// This person did it.
    Done {
        at: Instant,
    },
    /// Somebody else who may did it.
    DoneByOther,
    /// Not needed any more.
    Withdrawn,
    FlowEnded,
}

pub fn closed(shell: &Public, page: &Closed) -> Markup {
    shell.page(
        &page.what,
        Width::Column,
        html! {
            (title(heading(page.because)))
            p."mt-2" { b."font-semibold" { (page.what) } }
            p."mt-2" { (said(shell, page.because)) }
            @if !page.seen.is_empty() {
                div."mt-7"."flex"."flex-col"."gap-5"."border-t"."border-rule"."pt-6" {
                    h2."text-lg"."font-semibold" { "What you gave" }
                    (seen(&page.seen, shell.local.texts()))
                }
            } @else if !page.given.is_empty() {
                section."mt-7"."border-t"."border-rule"."pt-6" aria-labelledby="given" {
                    h2 #given."text-lg"."font-semibold" { "What you gave" }
                    ul."mt-2" { @for name in &page.given { li."wrap-anywhere" { (name) } } }
                }
            }
            @if page.code.is_some() || page.progress.is_some() {
                p."mt-7"."flex"."flex-wrap"."items-center"."gap-x-6"."gap-y-3" {
                    @if let Some(code) = &page.code { a."btn"."btn-outline"."border-edge" href=(code) { "Open what you gave" } }
                    @if let Some(progress) = &page.progress { a."link-brand"."py-1" href=(progress) { "See the whole process" } }
                }
            }
        },
    )
}

fn heading(because: ClosedBecause) -> &'static str {
    match because {
        ClosedBecause::Done { .. } => "This is done",
        ClosedBecause::DoneByOther => "Somebody has done this already",
        ClosedBecause::Withdrawn => "This is not needed any more",
        ClosedBecause::FlowEnded => "This has ended",
    }
}

fn said(shell: &Public, because: ClosedBecause) -> Markup {
    html! {
        @match because {
            ClosedBecause::Done { at } => { "We have it since " (moment_within(at, &shell.local)) ". Thank you; there is nothing more for you to do here." }
            ClosedBecause::DoneByOther => { "Thank you; there is nothing more for you to do here." }
            ClosedBecause::Withdrawn => { "Things have moved on, so you need not do it. Thank you all the same." }
            ClosedBecause::FlowEnded => { "The process this belonged to is over, so nothing is left to do here." }
        }
    }
}
