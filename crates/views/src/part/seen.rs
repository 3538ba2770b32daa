//! What earlier steps gave, shown to whoever decides on it.

use super::{GivenFile, file_line, prose};
use crate::local::size;
use maud::{Markup, html};
use texts::Texts;

/// One earlier step and what it gave.
#[derive(Clone, Debug)]
pub struct Seen {
    pub title: String,
    /// "Ingrid Solheim, 12 March 16:00"
    pub by: Option<String>,
    pub rows: Vec<SeenRow>,
}

#[derive(Clone, Debug)]
pub enum SeenRow {
    Answer {
        label: String,
        value: String,
    },
    Files {
        label: String,
        files: Vec<GivenFile>,
    },
    /// A comment or note, shown as written.
    Said(String),
}

/// All of it, one block per step.
pub fn seen(all: &[Seen], texts: Texts) -> Markup {
    html! {
        @for step in all {
            section."min-w-0" {
                p."font-medium"."wrap-anywhere" { (step.title) }
                @if let Some(by) = &step.by { p."text-sm"."text-muted" { (by) } }
                @if step.rows.is_empty() { p."mt-1"."text-muted" { (texts.part_nothing_given()) } }
                @for row in &step.rows { @if let SeenRow::Said(said) = row {
                    blockquote."mt-1"."max-w-[64ch]" { (prose(said)) }
                } }
                @if step.rows.iter().any(|row| !matches!(row, SeenRow::Said(_))) {
                    dl."answers"."mt-1" { @for row in &step.rows { (answer(row, texts)) } }
                }
            }
        }
    }
}

fn answer(row: &SeenRow, texts: Texts) -> Markup {
    html! {
        @match row {
            SeenRow::Answer { label, value } => {
                div { dt { (label) } dd."whitespace-pre-line"."wrap-anywhere" { (value) } }
            }
            SeenRow::Files { label, files } => {
                div { dt { (label) } dd {
                    @if files.is_empty() { span."text-muted" { (texts.part_not_given()) } }
                    @for file in files {
                        span."block" { (file_line(file, texts)) " " span."text-sm"."text-muted" { (size(file.bytes, texts)) } }
                    }
                } }
            }
            SeenRow::Said(_) => {}
        }
    }
}
