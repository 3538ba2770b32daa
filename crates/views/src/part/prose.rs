//! Texts people wrote: paragraphs and lists, always escaped.

use maud::{Markup, html};

/// Blank lines part paragraphs; single line ends stay.
pub fn prose(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            p."whitespace-pre-line"."wrap-anywhere" { (paragraph) }
        }
    }
}

/// A sentence with something marked up in it: `said` gets what stands in its place.
pub fn said_with(said: impl Fn(&str) -> String, inner: Markup) -> Markup {
    const PLACE: &str = "\u{1}";
    let sentence = said(PLACE);
    let (before, after) = sentence.split_once(PLACE).unwrap_or((&sentence, ""));
    html! { (before) (inner) (after) }
}
