//! A list to pick one from, for the questions a page itself asks.

use super::{Choice, described_by, error_line, frame_class};
use maud::{Markup, html};

#[derive(Clone, Copy, Debug)]
pub struct Select<'a> {
    /// Id and name of the input.
    pub name: &'a str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    pub choices: &'a [Choice],
    /// A value of `choices`, or empty.
    pub chosen: &'a str,
    /// What it means to choose nothing; without it something has to be chosen.
    pub empty: Option<&'a str>,
    pub error: Option<&'a str>,
    pub large: bool,
}

/// Label, hint, message, list.
pub fn select(select: &Select<'_>) -> Markup {
    let (hint_id, error_id) = (format!("{}-hint", select.name), format!("{}-error", select.name));
    let described = described_by(&[(select.error.is_some(), &error_id), (select.hint.is_some(), &hint_id)]);
    let class = if select.large { "select select-lg w-full" } else { "select h-9 w-full" };
    html! {
        div class=(frame_class(select.error.is_some(), select.large)) {
            label for=(select.name) { (select.label) }
            @if let Some(hint) = select.hint { p id=(hint_id) { (hint) } }
            @if let Some(error) = select.error { (error_line(&error_id, error)) }
            select id=(select.name) name=(select.name) class=(class)
                aria-invalid=[select.error.map(|_| "true")] aria-describedby=[described] {
                @if let Some(empty) = select.empty { option value="" { (empty) } }
                @for choice in select.choices {
                    option value=(choice.value) selected[choice.value == select.chosen] { (choice.label) }
                }
            }
        }
    }
}
