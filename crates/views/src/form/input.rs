//! One field: label, hint, message, and the input of its type.

use super::{
    FieldView, FormPlace, choice, compound, described_by, error_line, frame_class, input_class, list, section,
};
use maud::{Markup, html};
use model::{FieldType, limits};
use texts::Texts;

/// One question. Conditional ones carry their sentence, and their rule for the script.
pub fn field(field: &FieldView, place: FormPlace<'_>) -> Markup {
    let inner = match &field.of {
        FieldType::Choice { options } => choice::radios(field, place, &choice::same(options)),
        FieldType::Several { options } => choice::checkboxes(field, place, &choice::same(options)),
        FieldType::YesNo => choice::radios(field, place, &choice::yes_no(place.texts)),
        FieldType::Rating { max } => choice::rating(field, place, *max),
        FieldType::Address => compound::address(field, place),
        FieldType::Person { from, several, .. } => compound::person(field, place, from, *several),
        FieldType::Records { .. } => choice::records(field, place),
        FieldType::File { types } => compound::file(field, place, types),
        FieldType::List { entry, min, max, .. } => list::list(field, place, (entry, *min, *max)),
        FieldType::LongText => long_text(field, place),
        _ => single(field, place),
    };
    section::shown_if(field.shown_if.as_ref(), inner)
}

/// The label's words, and that it may be left empty.
pub(super) fn label_words(field: &FieldView, texts: Texts) -> Markup {
    html! {
        @match &field.of {
            FieldType::Money { currency } => (texts.form_in_currency(currency, &field.label)),
            _ => (field.label),
        }
        @if !field.required { " " span."font-normal"."text-muted" { (texts.form_optional()) } }
    }
}

/// Ids of hint and message, and `aria-describedby` naming those that exist.
pub(super) fn described(field: &FieldView, id: &str) -> (String, String, Option<String>) {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let ids = [(field.error.is_some(), &error_id), (field.hint.is_some(), &hint_id)];
    let described = described_by(&ids);
    (hint_id, error_id, described)
}

/// Hint and message, between the label and its input.
pub(super) fn notes(field: &FieldView, id: &str) -> Markup {
    let (hint_id, error_id, _) = described(field, id);
    html! {
        @if let Some(hint) = &field.hint { p id=(hint_id) { (hint) } }
        @if let Some(error) = &field.error { (error_line(&error_id, error)) }
    }
}

struct Kind {
    of: &'static str,
    mode: Option<&'static str>,
    autocomplete: Option<&'static str>,
}

fn kind_of(of: &FieldType) -> Kind {
    let (of, mode, autocomplete) = match of {
        FieldType::Number { decimals: 0, .. } => ("text", Some("numeric"), None),
        FieldType::Number { .. } | FieldType::Money { .. } => ("text", Some("decimal"), None),
        FieldType::Date => ("date", None, None),
        FieldType::Email => ("email", None, Some("email")),
        FieldType::Phone => ("tel", None, Some("tel")),
        _ => ("text", None, None),
    };
    Kind { of, mode, autocomplete }
}

fn single(field: &FieldView, place: FormPlace<'_>) -> Markup {
    let id = place.id(&field.name);
    let kind = kind_of(&field.of);
    let (_, _, described) = described(field, &id);
    let input = html! {
        input id=(id) name=(field.name) type=(kind.of) class=(input_class(place.large)) value=(field.typed.text(&field.name))
            inputmode=[kind.mode] autocomplete=[kind.autocomplete.filter(|_| !place.in_entry)] maxlength=(limits::TEXT_CHARS_MAX)
            aria-required=[field.required.then_some("true")] aria-invalid=[field.error.as_ref().map(|_| "true")]
            aria-describedby=[described];
    };
    html! {
        div class=(frame_class(field.error.is_some(), place.large)) {
            label for=(id) { (label_words(field, place.texts)) }
            (notes(field, &id))
            (input)
        }
    }
}

fn long_text(field: &FieldView, place: FormPlace<'_>) -> Markup {
    let id = place.id(&field.name);
    let (_, _, described) = described(field, &id);
    let class = if place.large { "textarea textarea-lg w-full" } else { "textarea w-full" };
    html! {
        div class=(frame_class(field.error.is_some(), place.large)) {
            label for=(id) { (label_words(field, place.texts)) }
            (notes(field, &id))
            textarea id=(id) name=(field.name) class=(class) rows="4" maxlength=(limits::LONG_TEXT_CHARS_MAX)
                aria-required=[field.required.then_some("true")]
                aria-invalid=[field.error.as_ref().map(|_| "true")] aria-describedby=[described] {
                "\n" (field.typed.text(&field.name))
            }
        }
    }
}
