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
    /// Of a list: each entry's title and its answers.
    Entries {
        label: String,
        entries: Vec<SeenEntry>,
    },
    /// The heading over the answers after it, up to the next one; `None` where none belongs to those.
    Section(Option<String>),
    /// A comment or note, shown as written.
    Said(String),
}

/// "Owner 2" and what it says, question and answer.
#[derive(Clone, Debug)]
pub struct SeenEntry {
    pub title: String,
    pub answers: Vec<(String, String)>,
}

/// All of it, one block per step.
pub fn seen(all: &[Seen], texts: Texts) -> Markup {
    html! {
        @for step in all {
            section."min-w-0" {
                p."font-semibold"."wrap-anywhere" { (step.title) }
                @if let Some(by) = &step.by { p."text-sm"."text-muted" { (by) } }
                @if step.rows.is_empty() { p."mt-1"."text-muted" { (texts.part_nothing_given()) } }
                @for row in &step.rows { @if let SeenRow::Said(said) = row {
                    blockquote."mt-1"."max-w-[64ch]" { (prose(said)) }
                } }
                @for group in grouped(&step.rows) { (shown(group, texts)) }
            }
        }
    }
}

/// What is said one by one, answers and files together.
fn grouped(rows: &[SeenRow]) -> impl Iterator<Item = &[SeenRow]> {
    let is_answer = |row: &SeenRow| matches!(row, SeenRow::Answer { .. } | SeenRow::Files { .. });
    rows.chunk_by(move |one, next| is_answer(one) && is_answer(next))
}

fn shown(group: &[SeenRow], texts: Texts) -> Markup {
    html! {
        @match group {
            [SeenRow::Said(_)] => {}
            [SeenRow::Section(Some(title))] => { p."mt-3"."font-semibold"."wrap-anywhere" { (title) } }
            [SeenRow::Section(None)] => { div."mt-3"."border-t"."border-rule" {} }
            [SeenRow::Entries { label, entries: all }] => { (entries(label, all)) }
            answers => { dl."answers"."mt-1" { @for row in answers { (answer(row, texts)) } } }
        }
    }
}

fn entries(label: &str, all: &[SeenEntry]) -> Markup {
    html! {
        div."mt-2" {
            p."text-sm"."text-muted"."wrap-anywhere" { (label) }
            ul."entries" { @for entry in all { li {
                b { (entry.title) }
                dl."answers" { @for (label, value) in &entry.answers {
                    div { dt { (label) } dd."whitespace-pre-line"."wrap-anywhere" { (value) } }
                } }
            } } }
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
            SeenRow::Said(_) | SeenRow::Section(_) | SeenRow::Entries { .. } => {}
        }
    }
}
