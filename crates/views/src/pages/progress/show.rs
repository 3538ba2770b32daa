//! Progress, what is asked of this person, messages, their own files.

use crate::{
    form,
    local::size,
    pages::action::offline,
    part::{self, Custody, Due, GivenFile, Holder, Message, Stage, StageState, icon_of, said_with, stages},
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use texts::Texts;

/// Messages are posted to `{base}/messages` as `nonce` and `text`.
#[derive(Clone, Debug)]
pub struct Progress {
    pub base: String,
    pub nonce: String,
    /// The flow's name.
    pub title: String,
    /// The record's name.
    pub about: String,
    pub status: String,
    pub standing: Standing,
    pub custody: Custody,
    pub stages: Vec<Stage>,
    /// What has been reached that the template tells them of, in its order.
    pub milestones: Vec<String>,
    /// What waits for this person now.
    pub yours: Vec<YourStep>,
    /// What this person may know of, in reading order, as far as it was reached.
    pub steps: Vec<ShownStep>,
    pub messages: Vec<Message>,
    pub draft: String,
    /// Names what is typed in the browser; posted, it is forgotten.
    pub draft_key: String,
    /// The last message was just sent.
    pub is_sent: bool,
    /// It was just started by a form, whose typing is forgotten under this name.
    pub started: Option<String>,
    pub message_error: Option<String>,
    pub files: Vec<GivenFile>,
    /// Where a code is asked for, while files may not be opened on this device.
    pub code: Option<String>,
    /// Messages may be written.
    pub can_write: bool,
}

/// How the flow stands, where nothing waits for this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Running,
    Paused,
    /// Completed or cancelled.
    Over,
}

#[derive(Clone, Debug)]
pub struct YourStep {
    pub title: String,
    pub href: String,
    pub due: Option<Due>,
}

/// A step of this person, or one the template shows them.
#[derive(Clone, Debug)]
pub struct ShownStep {
    pub title: String,
    pub state: ShownState,
}

#[derive(Clone, Debug)]
pub enum ShownState {
    /// What came of it: "approved".
    Done(String),
    Now(Custody),
    /// It was done and has to be done once more, later.
    Again,
}

pub fn show(shell: &Public, page: &Progress) -> Markup {
    let texts = shell.local.texts();
    let done = page.stages.iter().filter(|stage| matches!(stage.state, StageState::Done { .. })).count();
    shell.page(
        &page.title,
        Width::Column,
        html! {
            @if page.custody.holder != Holder::Waiting { p."text-base" { (part::held_by_for_client(&page.custody, None, texts)) } }
            (title(&page.title))
            p."mt-1"."text-muted"."wrap-anywhere" { (page.about) " · " (page.status) }
            @if let Some(key) = &page.started {
                p."mt-4"."flex"."items-center"."gap-2"."text-success" role="status" data-draft-done=(key) data-said-once="started" { (icon_of("circle-check", "icon flex-none")) (texts.progress_started()) }
            }
            section."mt-6" aria-labelledby="progress" {
                h2 #progress."sr-only" { (texts.progress_parts(page.stages.len(), done)) }
                (stages(&page.stages, page.custody.holder, &shell.local))
            }
            (milestones(page, texts))
            (yours(shell, page))
            (steps(page, texts))
            (messages(shell, page))
            (files(page, texts))
        },
    )
}

fn milestones(page: &Progress, texts: Texts) -> Markup {
    html! {
        @if !page.milestones.is_empty() {
            section."mt-6" aria-labelledby="milestones" {
                h2 #milestones."sr-only" { (texts.progress_milestones()) }
                ul."flex"."flex-wrap"."gap-x-5"."gap-y-1" { @for name in &page.milestones {
                    li."flex"."items-center"."gap-1.5"."wrap-anywhere" { (icon_of("circle-check", "icon text-success")) (name) }
                } }
            }
        }
    }
}

fn yours(shell: &Public, page: &Progress) -> Markup {
    let texts = shell.local.texts();
    let nothing = match page.standing {
        Standing::Running => texts.progress_nothing_now(),
        Standing::Paused => texts.progress_nothing_paused(),
        Standing::Over => texts.progress_nothing_left(),
    };
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="yours" {
            h2 #yours."text-lg"."font-semibold" { (texts.progress_yours()) }
            @if page.yours.is_empty() { p."mt-1"."text-muted" { (nothing) } }
            @for step in &page.yours {
                div."panel"."mt-3"."border-2"."border-client"."p-5" {
                    p."text-lg"."font-semibold"."wrap-anywhere" { (step.title) }
                    @if let Some(due) = &step.due { p."mt-0.5" { (said_with(|due| texts.progress_by(due), part::due_within(due, &shell.local))) } }
                    a."btn"."btn-primary"."btn-lg"."mt-3"."w-full" href=(step.href) { (texts.progress_open()) span."sr-only" { " " (step.title) } }
                }
            }
        }
    }
}

fn steps(page: &Progress, texts: Texts) -> Markup {
    html! {
        @if !page.steps.is_empty() {
            section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="steps" {
                h2 #steps."text-lg"."font-semibold" { (texts.progress_steps()) }
                ul."mt-2"."divide-y"."divide-rule" { @for step in &page.steps {
                    li."flex"."flex-wrap"."items-baseline"."justify-between"."gap-x-4"."gap-y-0.5"."py-2.5" {
                        span."min-w-0"."wrap-anywhere" { (step.title) }
                        (step_state(&step.state, texts))
                    }
                } }
            }
        }
    }
}

fn step_state(state: &ShownState, texts: Texts) -> Markup {
    match state {
        ShownState::Done(said) => html! {
            span."flex"."items-center"."gap-1.5"."text-sm"."text-muted" { (icon_of("circle-check", "icon text-success")) (said) }
        },
        ShownState::Now(custody) => {
            html! { span."text-sm" { (part::held_by_for_client(custody, None, texts)) } }
        }
        ShownState::Again => html! { span."text-sm"."text-muted" { (texts.progress_step_again()) } },
    }
}

fn messages(shell: &Public, page: &Progress) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="messages" {
            h2 #messages."text-lg"."font-semibold" { (texts.progress_messages()) }
            @if page.is_sent { p."mt-1"."text-success" role="status" data-draft-done=(page.draft_key) data-said-once="sent" { (texts.progress_sent()) } }
            (part::talk(&page.messages, &shell.local))
            @if page.messages.is_empty() { p."mt-1"."text-muted" { (texts.progress_no_messages()) } }
            @if page.can_write {
                form."mt-4"."flex"."flex-col"."gap-3" method="post" action={ (page.base) "/messages" } novalidate
                    data-draft-key=(page.draft_key) data-draft-answered[page.message_error.is_some()] data-draft-checks {
                    input type="hidden" name="nonce" value=(page.nonce);
                    div class=(form::frame_class(page.message_error.is_some(), true)) {
                        label for="text" { (texts.progress_write()) }
                        @if let Some(error) = &page.message_error { (form::error_line("text-error", error)) }
                        textarea #text."textarea"."textarea-lg"."w-full" name="text" rows="3"
                            aria-invalid=[page.message_error.as_ref().map(|_| "true")]
                            aria-describedby=[page.message_error.as_ref().map(|_| "text-error")] { "\n" (page.draft) }
                    }
                    (offline(texts.action_offline_means(), texts))
                    button."btn"."btn-outline"."btn-lg"."self-start"."border-edge"."max-sm:w-full" data-sending=(texts.act_sending()) { (texts.progress_send()) }
                }
            }
        }
    }
}

fn files(page: &Progress, texts: Texts) -> Markup {
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="files" {
            h2 #files."text-lg"."font-semibold" { (texts.progress_files()) }
            @if page.files.is_empty() { p."mt-1"."text-muted" { (texts.progress_no_files()) } }
            ul."mt-2"."divide-y"."divide-rule" { @for file in &page.files {
                li."flex"."flex-wrap"."items-baseline"."gap-x-3"."py-2.5" {
                    (part::file_line(file, texts)) span."text-sm"."text-muted" { (size(file.bytes, texts)) }
                }
            } }
            @if let (Some(code), false) = (&page.code, page.files.is_empty()) {
                p."mt-4" { a."btn"."btn-outline"."btn-lg"."border-edge"."max-sm:w-full" href=(code) { (texts.progress_open_files()) } }
            }
        }
    }
}
