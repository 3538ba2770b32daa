//! For whom a flow is started: a record that is there, searched by name, or a new one.

use super::NewFlow;
use crate::{
    form::{self, Line, Problem, problem_words},
    part::icon,
    paths,
};
use maud::{Markup, html};
use texts::Texts;

pub(super) fn record_problems(page: &NewFlow, texts: Texts) -> Vec<Problem> {
    let own = [
        ("record-0", texts.flow_record(), &page.record_error),
        ("record-name", texts.flow_record_name(), &page.record_name_error),
        ("record-email", texts.flow_record_email(), &page.record_email_error),
    ];
    let wrong =
        own.into_iter().filter_map(|(id, label, error)| error.as_ref().map(|error| (id, label, error)));
    wrong
        .map(|(id, label, error)| Problem { id: id.to_owned(), text: problem_words(label, error, texts) })
        .collect()
}

pub(super) fn record(page: &NewFlow, texts: Texts) -> Markup {
    let has_records = !page.records.is_empty() || !page.search.is_empty();
    html! {
        h2."text-lg"."font-semibold" { (texts.flow_record_for_whom()) }
        @if has_records {
            // What a new record needs is asked only where none that is there is chosen.
            div."pick-record" {
                (known(page, texts))
                fieldset."new-record" { legend."sr-only" { (texts.flow_record_new()) } (new(page, texts)) }
            }
        } @else {
            (new(page, texts))
        }
    }
}

/// Records that are there, and the way to a new one.
fn known(page: &NewFlow, texts: Texts) -> Markup {
    html! {
        div."flex"."gap-2" {
            label."input"."h-9"."min-w-0"."flex-1" {
                (icon("search"))
                span."sr-only" { (texts.flow_record_search()) }
                input type="search" name="record_search" value=(page.search) placeholder=(texts.flow_record_search()) maxlength="100" autocomplete="off";
            }
            button."btn"."btn-outline"."h-9"."border-edge"."px-3" formaction=(paths::FLOW_NEW_SEARCH) formnovalidate data-turbo="false" { (texts.flow_search()) }
        }
        fieldset class=(form::frame_class(page.record_error.is_some(), false)) {
            legend."sr-only" { (texts.flow_record()) }
            @if let Some(error) = &page.record_error { (form::error_line("record-error", error)) }
            div."flex"."flex-col"."divide-y"."divide-rule"."border-y"."border-rule" {
                @for (at, one) in page.records.iter().enumerate() {
                    (choice(at, &one.id, one.id == page.record, html! { b."font-medium" { (one.name) } " " small."text-sm"."text-muted" { (one.detail) } }))
                }
                (choice(page.records.len(), "", page.record.is_empty(), html! { b."font-medium" { (texts.flow_record_new()) } }))
            }
            @if page.records.is_empty() { p."text-sm"."text-muted" { (texts.flow_record_none_found(&page.search)) } }
            @if page.more { p."text-sm"."text-muted" { (texts.flow_record_more()) } }
        }
    }
}

fn choice(at: usize, value: &str, chosen: bool, words: Markup) -> Markup {
    html! {
        label."check-row"."py-1.5" {
            input id={ "record-" (at) } type="radio" name="record" value=(value) class="radio radio-sm radio-primary" checked[chosen];
            span."min-w-0"."wrap-anywhere" { (words) }
        }
    }
}

fn new(page: &NewFlow, texts: Texts) -> Markup {
    let name_hint = if page.records.is_empty() {
        texts.flow_record_name_hint()
    } else {
        texts.flow_record_name_hint_new()
    };
    html! {
        @if page.kinds.len() > 1 {
            div."field"."field-small" {
                label for="record-kind" { (texts.flow_record_kind()) }
                select #record-kind."select"."h-9"."w-full" name="record_kind" {
                    @for kind in &page.kinds { option value=(kind.value) selected[kind.value == page.record_kind] { (kind.label) } }
                }
            }
        } @else if let Some(kind) = page.kinds.first() {
            input type="hidden" name="record_kind" value=(kind.value);
        }
        (line(("record-name", "record_name", "text"), (texts.flow_record_name(), name_hint), &page.record_name, page.record_name_error.as_deref()))
        (line(("record-email", "record_email", "email"), (texts.flow_record_email(), texts.flow_record_email_hint()), &page.record_email, page.record_email_error.as_deref()))
    }
}

fn line(
    (id, name, of): (&str, &str, &str),
    (label, hint): (&str, &str),
    value: &str,
    error: Option<&str>,
) -> Markup {
    form::line(&Line {
        id,
        name,
        label,
        hint: Some(hint),
        of,
        autocomplete: "off",
        value,
        error,
        large: false,
    })
}
