//! An act that cannot be done: done already, not needed any more, handed back, paused, or the flow has ended.

use super::done::print;
use crate::{
    part::{Holder, Seen, handed_over, moment_within, said_with, seen},
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

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
    /// What was typed for it is forgotten by the browser.
    pub draft_key: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosedBecause {
    /// This person did it.
    Done {
        at: Instant,
    },
    /// Somebody else who may did it.
    DoneByOther,
    /// This person said that it is not for them; the named one finds out whose it is.
    HandedBack {
        at: Instant,
        to: Option<String>,
    },
    /// Not needed any more.
    Withdrawn,
    /// Nobody does anything until the owner resumes the flow; what was typed stays.
    Paused,
    FlowEnded,
}

pub fn closed(shell: &Public, page: &Closed) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        &page.what,
        Width::Column,
        html! {
            @if matches!(page.because, ClosedBecause::HandedBack { .. }) { (handed_over(Holder::Us)) }
            div data-draft-done=[(page.because != ClosedBecause::Paused).then_some(&page.draft_key)] {
                (title(heading(&page.because, texts)))
                p."mt-3"."font-semibold"."wrap-anywhere" { (page.what) }
                p."mt-2" { (said(shell, &page.because)) }
            }
            (given(page, texts))
            @if page.code.is_some() || page.progress.is_some() || !page.seen.is_empty() {
                p."mt-7"."flex"."flex-wrap"."items-center"."gap-x-6"."gap-y-3"."print:hidden" {
                    @if !page.seen.is_empty() { (print(texts)) }
                    @if let Some(code) = &page.code { a."btn"."btn-outline"."btn-lg"."border-edge"."max-sm:w-full" href=(code) { (texts.action_open()) } }
                    @if let Some(progress) = &page.progress { a."link-brand"."py-1" href=(progress) { (texts.action_progress()) } }
                }
            }
        },
    )
}

fn given(page: &Closed, texts: Texts) -> Markup {
    html! {
        @if !page.seen.is_empty() || !page.given.is_empty() {
            section."mt-7"."flex"."flex-col"."gap-3"."border-t"."border-rule"."pt-6" aria-labelledby="given" {
                h2 #given."text-lg"."font-semibold" { (texts.action_what_given()) }
                @if !page.seen.is_empty() { (seen(&page.seen, texts)) }
                @else { ul { @for name in &page.given { li."wrap-anywhere" { (name) } } } }
            }
        }
    }
}

fn heading(because: &ClosedBecause, texts: Texts) -> &'static str {
    match because {
        ClosedBecause::Done { .. } => texts.action_done_title(),
        ClosedBecause::DoneByOther => texts.action_other_title(),
        ClosedBecause::HandedBack { .. } => texts.action_returned_title(),
        ClosedBecause::Withdrawn => texts.action_withdrawn_title(),
        ClosedBecause::Paused => texts.action_paused_title(),
        ClosedBecause::FlowEnded => texts.action_ended_title(),
    }
}

fn said(shell: &Public, because: &ClosedBecause) -> Markup {
    let texts = shell.local.texts();
    let at = |at: &Instant| moment_within(*at, &shell.local);
    match because {
        ClosedBecause::Done { at: since } => said_with(|when| texts.action_done_since(when), at(since)),
        ClosedBecause::DoneByOther => html! { (texts.action_other()) },
        ClosedBecause::HandedBack { at: since, to: Some(who) } => {
            said_with(|when| texts.action_returned_by(when, who), at(since))
        }
        ClosedBecause::HandedBack { at: since, to: None } => {
            said_with(|when| texts.action_returned_by_us(when), at(since))
        }
        ClosedBecause::Withdrawn => html! { (texts.action_withdrawn()) },
        ClosedBecause::Paused => html! { (texts.action_paused()) },
        ClosedBecause::FlowEnded => html! { (texts.action_ended()) },
    }
}
