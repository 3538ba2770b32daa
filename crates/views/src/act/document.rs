//! One document asked for: what it is, what was given, and what became of it.

use crate::{
    form::{self, FormPlace},
    part::{GivenFile, file_line, given_file, icon_of},
};
use maud::{Markup, html};
use model::field::FileType;
use texts::Texts;

/// One document of a file request, or one a task delivers.
#[derive(Clone, Debug)]
pub struct Document {
    pub key: String,
    pub label: String,
    pub hint: Option<String>,
    pub types: Vec<FileType>,
    pub required: bool,
    /// "I don't have this" is offered.
    pub may_decline: bool,
    pub state: DocumentState,
    pub files: Vec<GivenFile>,
    pub error: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentState {
    /// Asked for; a draft may be there.
    Asked,
    /// Given, being checked.
    Given,
    Accepted,
    /// Asked for again.
    Returned {
        reason: String,
    },
    /// "I don't have this", said but not sent yet; may be taken back.
    Declining {
        reason: String,
    },
    /// "I don't have this", with the person's reason; not decided on.
    Declined {
        reason: String,
    },
    Waived,
}

impl Document {
    /// Something is still to be given.
    pub fn is_asked(&self) -> bool {
        matches!(self.state, DocumentState::Asked | DocumentState::Returned { .. })
    }
}

/// The document with its own upload. `number` stands before the label where there are several.
pub fn document(document: &Document, number: Option<usize>, place: FormPlace<'_>) -> Markup {
    let wrong = if document.error.is_some() { "field-error" } else { "" };
    html! {
        fieldset class={ "min-w-0 " (wrong) } {
            legend class=(if place.large { "text-lg font-semibold" } else { "font-medium" }) {
                @if let Some(number) = number { (number) ". " }
                (document.label)
                @if !document.required { " " span."font-normal"."text-muted" { (place.texts.form_optional()) } }
            }
            @if let Some(hint) = &document.hint { p."text-muted" { (hint) } }
            (state(document, place.texts))
            @if document.is_asked() { (asked(document, place)) } @else { (given(document, place)) }
            @if matches!(document.state, DocumentState::Declining { .. }) { (take_back(document, place)) }
        }
    }
}

fn state(document: &Document, texts: Texts) -> Markup {
    let line = |icon: &str, class: &str, words: &str| {
        html! { p."mt-2"."flex"."items-center"."gap-2" { (icon_of(icon, class)) (words) } }
    };
    html! {
        @match &document.state {
            DocumentState::Asked => {}
            DocumentState::Given => { (line("clock", "icon text-muted", texts.act_document_given())) }
            DocumentState::Accepted => { (line("circle-check", "icon text-success", texts.act_document_accepted())) }
            DocumentState::Waived => { (line("circle-check", "icon text-success", texts.act_document_waived())) }
            DocumentState::Returned { reason } => {
                div."mt-2"."border-s-4"."border-warning"."ps-3" {
                    p."font-medium"."text-warning" { (texts.act_document_again()) }
                    p."whitespace-pre-line"."wrap-anywhere" { (reason) }
                }
            }
            DocumentState::Declined { reason } | DocumentState::Declining { reason } => {
                (line("circle-alert", "icon text-muted", texts.act_document_declined()))
                p."text-muted"."wrap-anywhere" { (reason) }
            }
        }
    }
}

fn given(document: &Document, place: FormPlace<'_>) -> Markup {
    html! { @for file in &document.files { p."mt-1"."text-muted" { (file_line(file, place.texts)) } } }
}

fn asked(document: &Document, place: FormPlace<'_>) -> Markup {
    let id = place.id(&format!("file.{}", document.key));
    let at = place.files.map(|files| format!("{files}/{}", document.key));
    let removal = at.as_ref().map(|at| format!("{at}/removal"));
    html! {
        @if let Some(error) = &document.error { div."field" { (form::error_line(&format!("{id}-error"), error)) } }
        @for file in &document.files { (given_file(file, removal.as_deref(), place.texts)) }
        @if document.files.is_empty() {
            (form::chooser(&id, &document.key, &document.types, place))
            @if let (true, Some(at)) = (document.may_decline, &at) { (decline(document, &id, at, place.texts)) }
        } @else {
            details."mt-2" {
                summary."link-brand"."inline-block" { (place.texts.act_document_add()) span."sr-only" { ": " (document.label) } }
                (form::chooser(&id, &document.key, &document.types, place))
            }
        }
    }
}

fn take_back(document: &Document, place: FormPlace<'_>) -> Markup {
    html! {
        @if let Some(files) = place.files {
            button."btn"."btn-outline"."mt-2"."border-edge" formaction={ (files) "/" (document.key) "/decline" } formnovalidate name="have" value=(document.key) {
                (place.texts.act_document_have()) span."sr-only" { ": " (document.label) }
            }
        }
    }
}

fn decline(document: &Document, id: &str, at: &str, texts: Texts) -> Markup {
    let id = format!("{id}-decline");
    html! {
        details."mt-2" {
            summary."link-brand"."inline-block" { (texts.act_document_none()) span."sr-only" { ": " (document.label) } }
            div."field"."mt-2" {
                label for=(id) { (texts.act_document_none_why()) }
                input id=(id) name={ "decline." (document.key) } type="text" class="input w-full" maxlength="500";
                button."btn"."btn-outline"."mt-2"."self-start"."border-edge" formaction={ (at) "/decline" } formnovalidate { (texts.act_document_none_tell()) }
            }
        }
    }
}
