//! Questions and their inputs, for every field type, with the errors of a try before.

mod choice;
mod compound;
mod field;
mod input;
mod list;
mod section;
mod select;
mod shown_if;
mod summary;
#[cfg(test)]
mod tests;
mod typed;

pub(crate) use compound::chooser;
pub use field::{Choice, FieldView, FormPlace, PREFIX, SectionView, views_of};
pub use input::field;
pub use list::{EntryProblem, entries_in};
pub use section::fields;
pub use select::{Select, select};
pub use shown_if::ShownIf;
pub(crate) use summary::problem_words;
pub use summary::{Problem, problems_of, refusal, summary};
pub use typed::{Typed, typed_from_value, typed_in};

use maud::{Markup, html};

/// A single-line input with its label, for the questions a page itself asks.
pub struct Line<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    /// `text`, `email`, `password`, …
    pub of: &'a str,
    pub autocomplete: &'a str,
    pub value: &'a str,
    pub error: Option<&'a str>,
    pub large: bool,
}

/// Label, hint, message, input; the message above what it is about.
pub fn line(line: &Line<'_>) -> Markup {
    let hint_id = format!("{}-hint", line.id);
    let error_id = format!("{}-error", line.id);
    let described = described_by(&[(line.error.is_some(), &error_id), (line.hint.is_some(), &hint_id)]);
    html! {
        div class=(frame_class(line.error.is_some(), line.large)) {
            label for=(line.id) { (line.label) }
            @if let Some(hint) = line.hint { p id=(hint_id) { (hint) } }
            @if let Some(error) = line.error { (error_line(&error_id, error)) }
            input id=(line.id) name=(line.name) type=(line.of) class=(input_class(line.large))
                autocomplete=(line.autocomplete) value=(line.value)
                inputmode=[(line.autocomplete == "one-time-code").then_some("numeric")]
                aria-invalid=[line.error.map(|_| "true")] aria-describedby=[described];
        }
    }
}

pub(crate) fn error_line(id: &str, error: &str) -> Markup {
    html! { p.error id=(id) { (crate::part::icon("circle-alert")) (error) } }
}

pub(crate) fn frame_class(wrong: bool, large: bool) -> &'static str {
    match (wrong, large) {
        (false, true) => "field",
        (true, true) => "field field-error",
        (false, false) => "field field-small",
        (true, false) => "field field-small field-error",
    }
}

pub(crate) fn input_class(large: bool) -> &'static str {
    if large { "input input-lg w-full" } else { "input h-9 w-full" }
}

/// The value of `aria-describedby`: the ids whose flag is set.
pub(crate) fn described_by(ids: &[(bool, &String)]) -> Option<String> {
    let named: Vec<&str> = ids.iter().filter(|(set, _)| *set).map(|(_, id)| id.as_str()).collect();
    (!named.is_empty()).then(|| named.join(" "))
}
