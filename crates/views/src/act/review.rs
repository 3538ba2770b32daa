//! Given documents, checked one by one: accept, return with a reason, or waive.

use super::{Document, DocumentState, Post};
use crate::{
    local::size,
    part::{Due, file_line, icon_of},
    paths,
};
use maud::{Markup, html};
use texts::Texts;

/// A file request in review, as its reviewer sees it. Each decision is posted on its own.
#[derive(Clone, Debug)]
pub struct Review {
    pub step: String,
    pub attempt: u32,
    pub title: String,
    /// "Ingrid Solheim, Monday 11:30"
    pub given_by: Option<String>,
    pub due: Option<Due>,
    /// Those this person reviews, and those already decided.
    pub documents: Vec<Document>,
    pub refusal: Option<String>,
}

/// The documents with their buttons. `post.hidden` goes with every decision.
pub fn review(flow: &str, review: &Review, post: &Post, texts: Texts) -> Markup {
    html! {
        (crate::form::refusal(review.refusal.as_deref()))
        ul."divide-y"."divide-rule" {
            @for document in &review.documents { (one(flow, review, document, (post, texts))) }
        }
    }
}

fn one(flow: &str, review: &Review, document: &Document, with: (&Post, Texts)) -> Markup {
    let (_, texts) = with;
    let open = matches!(document.state, DocumentState::Given | DocumentState::Declined { .. });
    html! {
        li."py-3" {
            div."flex"."flex-wrap"."items-baseline"."gap-x-3" {
                h4."font-medium" { (document.label) }
                span."text-sm"."text-muted" { (state_words(&document.state, texts)) }
            }
            @for file in &document.files {
                p."mt-1"."flex"."items-center"."gap-2" {
                    (icon_of("file-text", "icon text-muted")) (file_line(file, texts))
                    span."text-sm"."text-muted" { (size(file.bytes, texts)) }
                }
            }
            @if let DocumentState::Declined { reason } | DocumentState::Returned { reason } = &document.state {
                p."mt-1"."max-w-[64ch]"."wrap-anywhere" { (reason) }
            }
            @if open { (decision(flow, review, document, with)) }
        }
    }
}

fn state_words(state: &DocumentState, texts: Texts) -> &'static str {
    match state {
        DocumentState::Asked => texts.act_review_asked(),
        DocumentState::Given => texts.act_review_given(),
        DocumentState::Accepted => texts.act_review_accepted(),
        DocumentState::Returned { .. } => texts.act_review_returned(),
        DocumentState::Declined { .. } | DocumentState::Declining { .. } => texts.act_review_declined(),
        DocumentState::Waived => texts.act_review_waived(),
    }
}

fn decision(flow: &str, review: &Review, document: &Document, with: (&Post, Texts)) -> Markup {
    let (post, texts) = with;
    let given = document.state == DocumentState::Given;
    let id = format!("reason-{}-{}", review.step, document.key);
    let error_id = format!("{id}-error");
    html! {
        form."mt-2"."flex"."flex-wrap"."items-start"."gap-2" method="post"
            action=(paths::file_decision(flow, &review.step, &document.key)) {
            input type="hidden" name="attempt" value=(review.attempt);
            @for (name, value) in &post.hidden {
                input type="hidden" name=(name) value=(hidden_value(name, value, &document.key));
            }
            @if given {
                button."btn"."btn-primary"."h-8"."px-3" name="decision" value="accept" { (icon_of("check", "icon")) (texts.act_review_accept()) span."sr-only" { " " (document.label) } }
            } @else {
                button."btn"."btn-primary"."h-8"."px-3" name="decision" value="waive" { (texts.act_review_waive()) span."sr-only" { ": " (document.label) } }
            }
            details."min-w-0"."open:basis-full" open[document.error.is_some()] {
                summary."btn"."btn-outline"."h-8"."border-edge"."px-3" { (icon_of("undo-2", "icon")) (if given { texts.act_review_return() } else { texts.act_review_again() }) span."sr-only" { " " (document.label) } }
                div."field"."field-small"."mt-2"."max-w-xl" {
                    label for=(id) { (texts.act_review_why()) }
                    @if let Some(error) = &document.error { (crate::form::error_line(&error_id, error)) }
                    textarea id=(id) name="reason" class="textarea w-full" rows="2"
                        aria-invalid=[document.error.as_ref().map(|_| "true")] aria-describedby=[document.error.as_ref().map(|_| &error_id)] {}
                    button."btn"."btn-outline"."mt-2"."h-8"."self-start"."border-edge"."px-3" name="decision" value="return" { (texts.act_review_send()) }
                }
            }
        }
    }
}

/// Every decision on a page is a command of its own.
fn hidden_value(name: &str, value: &str, key: &str) -> String {
    if name == "command" { format!("{value}-{key}") } else { value.to_owned() }
}
