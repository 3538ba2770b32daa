//! Questions answered by choosing: one of some, several, yes or no, a rating.

use super::{Choice, FieldView, FormPlace, frame_class, input};
use maud::{Markup, html};
use texts::Texts;

/// More options than this are a list to pick from instead of buttons.
const RADIOS_MAX: usize = 8;

/// Options that say themselves what they are posted as.
pub(super) fn same(options: &[String]) -> Vec<Choice> {
    options.iter().map(|option| Choice { value: option.clone(), label: option.clone() }).collect()
}

pub(super) fn yes_no(texts: Texts) -> Vec<Choice> {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    vec![choice("yes", texts.word_yes()), choice("no", texts.word_no())]
}

/// What was chosen among buttons cannot be taken back, and an entry is left out by emptying it.
pub(super) fn is_select(options: usize, place: FormPlace<'_>) -> bool {
    options > RADIOS_MAX || place.in_entry
}

pub(super) fn radios(field: &FieldView, place: FormPlace<'_>, options: &[Choice]) -> Markup {
    if is_select(options.len(), place) {
        return select(field, place, options);
    }
    rows(field, place, options, "radio")
}

pub(super) fn checkboxes(field: &FieldView, place: FormPlace<'_>, options: &[Choice]) -> Markup {
    rows(field, place, options, "checkbox")
}

fn rows(field: &FieldView, place: FormPlace<'_>, options: &[Choice], of: &str) -> Markup {
    let id = place.id(&field.name);
    let (_, _, described) = input::described(field, &id);
    let row = if place.large { "choice-row" } else { "check-row" };
    html! {
        fieldset class=(frame_class(field.error.is_some(), place.large)) aria-describedby=[described] {
            legend { (input::label_words(field, place.texts)) }
            (input::notes(field, &id))
            div."mt-1"."flex"."flex-col" {
                @for (at, option) in options.iter().enumerate() {
                    label class=(row) {
                        input id={ (id) "-" (at) } type=(of) name=(field.name) value=(option.value)
                            class=(control_class(of, place.large)) checked[field.typed.has(&field.name, &option.value)];
                        span { (option.label) }
                    }
                }
            }
        }
    }
}

/// Records of the organisation, in a box of its own height: there may be many.
pub(super) fn records(field: &FieldView, place: FormPlace<'_>) -> Markup {
    if field.choices.is_empty() {
        return html! {
            div class=(frame_class(field.error.is_some(), place.large)) {
                p."font-medium" { (input::label_words(field, place.texts)) }
                p."text-muted" { (place.texts.form_no_records()) }
            }
        };
    }
    html! { div."max-h-80"."overflow-y-auto" { (rows(field, place, &field.choices, "checkbox")) } }
}

fn control_class(of: &str, large: bool) -> &'static str {
    match (of, large) {
        ("radio", true) => "radio radio-primary",
        ("radio", false) => "radio radio-sm radio-primary",
        (_, true) => "checkbox checkbox-primary",
        (_, false) => "checkbox checkbox-sm checkbox-primary",
    }
}

/// A list to pick one from.
pub(super) fn select(field: &FieldView, place: FormPlace<'_>, options: &[Choice]) -> Markup {
    let id = place.id(&field.name);
    let (_, _, described) = input::described(field, &id);
    let class = if place.large { "select select-lg w-full" } else { "select h-9 w-full" };
    html! {
        div class=(frame_class(field.error.is_some(), place.large)) {
            label for=(id) { (input::label_words(field, place.texts)) }
            (input::notes(field, &id))
            select id=(id) name=(field.name) class=(class) aria-invalid=[field.error.as_ref().map(|_| "true")]
                aria-describedby=[described] {
                option value="" { (place.texts.form_choose()) }
                @for option in options {
                    option value=(option.value) selected[field.typed.has(&field.name, &option.value)] { (option.label) }
                }
            }
        }
    }
}

/// One to `max`, side by side.
pub(super) fn rating(field: &FieldView, place: FormPlace<'_>, max: u8) -> Markup {
    let said = |value: u8| if value == max { place.texts.form_best(value) } else { value.to_string() };
    if place.in_entry {
        let options: Vec<Choice> =
            (1..=max).map(|value| Choice { value: value.to_string(), label: said(value) }).collect();
        return select(field, place, &options);
    }
    let id = place.id(&field.name);
    let (_, _, described) = input::described(field, &id);
    html! {
        fieldset class=(frame_class(field.error.is_some(), place.large)) aria-describedby=[described] {
            legend { (input::label_words(field, place.texts)) }
            (input::notes(field, &id))
            div."mt-1"."flex"."flex-wrap"."gap-x-5" {
                @for value in 1..=max {
                    label."choice-row" {
                        input id={ (id) "-" (value - 1) } type="radio" name=(field.name) value=(value) class="radio radio-primary"
                            checked[field.typed.has(&field.name, &value.to_string())];
                        span { (said(value)) }
                    }
                }
            }
        }
    }
}
