//! Progress, what is asked of this person, messages, their own files.

use crate::{
    form,
    part::{self, Custody, Due, GivenFile, Holder, Message, Stage, StageState, stages},
    shell::{Public, Width},
};
use maud::{Markup, html};

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
    pub custody: Custody,
    pub stages: Vec<Stage>,
    /// What waits for this person now.
    pub yours: Vec<YourStep>,
    pub messages: Vec<Message>,
    pub draft: String,
    pub message_error: Option<String>,
    pub files: Vec<GivenFile>,
    /// Where a code is asked for, while files may not be opened on this device.
    pub code: Option<String>,
    /// Messages may be written.
    pub can_write: bool,
}

#[derive(Clone, Debug)]
pub struct YourStep {
    pub title: String,
    pub href: String,
    pub due: Option<Due>,
}

pub fn show(shell: &Public, page: &Progress) -> Markup {
    let done = page.stages.iter().filter(|stage| matches!(stage.state, StageState::Done { .. })).count();
    shell.page(
        &page.title,
        Width::Column,
        html! {
            @if page.custody.holder != Holder::Waiting { p."text-base" { (part::held_by_for_client(&page.custody, None, shell.local.texts())) } }
            h1."mt-2"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere"."sm:text-3xl" { (page.title) }
            p."mt-1"."text-muted"."wrap-anywhere" { (page.about) " · " (page.status) }
            section."mt-6" aria-labelledby="progress" {
                h2 #progress."sr-only" { "Progress: " (done) " of " (page.stages.len()) " parts done" }
                (stages(&page.stages, page.custody.holder, &shell.local))
            }
            (yours(shell, page))
            (messages(shell, page))
            (files(page, shell.local.texts()))
        },
    )
}

fn yours(shell: &Public, page: &Progress) -> Markup {
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="yours" {
            h2 #yours."text-lg"."font-semibold" { "Needs your attention" }
            @if page.yours.is_empty() {
                p."mt-1"."text-muted" {
                    @if page.custody.holder == Holder::Waiting { "Nothing is left to do." }
                    @else { "Nothing now. We write to you when it is your turn." }
                }
            }
            @for step in &page.yours {
                div."panel"."mt-3"."border-2"."border-client"."p-4" {
                    p."font-semibold"."wrap-anywhere" { (step.title) }
                    @if let Some(due) = &step.due { p."mt-0.5" { "By " (part::due(due, &shell.local)) } }
                    a."btn"."btn-primary"."btn-lg"."mt-3"."max-sm:w-full" href=(step.href) { "Open" span."sr-only" { " " (step.title) } }
                }
            }
        }
    }
}

fn messages(shell: &Public, page: &Progress) -> Markup {
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="messages" {
            h2 #messages."text-lg"."font-semibold" { "Messages" }
            (part::talk(&page.messages, &shell.local))
            @if page.messages.is_empty() { p."mt-1"."text-muted" { "No messages yet." } }
            @if page.can_write {
                form."mt-4"."flex"."flex-col"."gap-3" method="post" action={ (page.base) "/messages" } novalidate {
                    input type="hidden" name="nonce" value=(page.nonce);
                    div class=(form::frame_class(page.message_error.is_some(), true)) {
                        label for="text" { "Write to us" }
                        @if let Some(error) = &page.message_error { (form::error_line("text-error", error)) }
                        textarea #text."textarea"."textarea-lg"."w-full" name="text" rows="3" { "\n" (page.draft) }
                    }
                    button."btn"."btn-outline"."btn-lg"."self-start"."border-edge"."max-sm:w-full" { "Send message" }
                }
            }
        }
    }
}

fn files(page: &Progress, texts: texts::Texts) -> Markup {
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="files" {
            h2 #files."text-lg"."font-semibold" { "Your files" }
            @if page.files.is_empty() { p."mt-1"."text-muted" { "Files you give us are listed here." } }
            ul."mt-2"."divide-y"."divide-rule" { @for file in &page.files {
                li."flex"."flex-wrap"."items-baseline"."gap-x-3"."py-2" {
                    (part::file_line(file, texts)) span."text-sm"."text-muted" { (crate::local::size(file.bytes, texts)) }
                }
            } }
            @if let (Some(code), false) = (&page.code, page.files.is_empty()) {
                p."mt-4" { a."btn"."btn-outline"."border-edge" href=(code) { "Open your files" } }
            }
        }
    }
}
