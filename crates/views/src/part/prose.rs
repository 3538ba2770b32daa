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
