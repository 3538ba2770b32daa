//! One import: its columns, its dry run, how far it has come, and what came of it.

use crate::{
    form::{self, Choice},
    pages::record::{KindWords, place},
    part::icon,
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    Uploaded,
    Checking,
    Checked,
    Running,
    Done,
    Cancelled,
}

/// A column of the file.
#[derive(Clone, Debug)]
pub struct ColumnRow {
    pub name: String,
    /// What stands in it in the first row that has something.
    pub example: String,
    /// A value of the choices, or empty.
    pub chosen: String,
}

#[derive(Clone, Debug)]
pub struct FailureRow {
    pub line: i64,
    /// Column, if it is one, and why.
    pub said: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct ImportCounts {
    pub total: u64,
    pub made: u64,
    pub changed: u64,
    pub stayed: u64,
    pub failed: u64,
}

/// Posted: `act` (`check`, `run` or `cancel`), and with `check` `column` for each column and `known` (`stay` or `change`).
#[derive(Clone, Debug)]
pub struct ImportPage {
    pub id: String,
    pub kind: KindWords,
    pub file_name: String,
    pub state: ImportState,
    pub counts: ImportCounts,
    pub columns: Vec<ColumnRow>,
    pub choices: Vec<Choice>,
    pub changes_known: bool,
    /// The first of them.
    pub failures: Vec<FailureRow>,
    pub error: Option<String>,
}

pub fn show(staff: &Staff, page: &ImportPage) -> Markup {
    let texts = staff.local.texts();
    let title = texts.import_title(&page.kind.plural);
    staff.page(
        &title,
        place(&page.kind.key),
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                    a."link-quiet" href=(paths::records_of(&page.kind.key)) { (page.kind.plural) }
                }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (title) }
                @if let Some(error) = &page.error { (form::refusal(Some(error))) }
                @match page.state {
                    ImportState::Uploaded => { (columns(staff, page)) }
                    ImportState::Checking => { (under_way(staff, page, texts.import_checking())) }
                    ImportState::Checked => { (checked(staff, page)) }
                    ImportState::Running => { (under_way(staff, page, texts.import_running())) }
                    ImportState::Done => { (ended(page, texts)) }
                    ImportState::Cancelled => { (ended(page, texts)) }
                }
            }
        },
    )
}

fn columns(staff: &Staff, page: &ImportPage) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-4"."flex"."max-w-3xl"."flex-col"."gap-5" method="post" action=(paths::import(&page.id)) novalidate {
            (staff.hidden_inputs("check"))
            input type="hidden" name="act" value="check";
            div {
                h2."text-md"."font-semibold" { (texts.import_columns()) }
                p."mt-1" { (texts.import_columns_lead(page.counts.total, &page.file_name)) }
            }
            table."list-table" {
                thead { tr {
                    th scope="col" { (texts.import_column()) }
                    th."max-sm:hidden" scope="col" { (texts.import_example()) }
                    th scope="col" { (texts.import_becomes()) }
                } }
                tbody { @for (at, column) in page.columns.iter().enumerate() { tr {
                    td."font-medium"."wrap-anywhere" { label for={ "column-" (at) } { (column.name) } p."text-sm"."font-normal"."text-muted"."sm:hidden" { (column.example) } }
                    td."text-muted"."wrap-anywhere"."max-sm:hidden" { (column.example) }
                    td."max-sm:w-1/2" { select."select"."h-9"."w-full" id={ "column-" (at) } name="column" {
                        option value="" { (texts.import_passed_over()) }
                        @for choice in &page.choices { option value=(choice.value) selected[choice.value == column.chosen] { (choice.label) } }
                    } }
                } } }
            }
            fieldset {
                legend."font-medium" { (texts.import_known()) }
                @for (value, label, chosen) in [("stay", texts.import_known_stay(), !page.changes_known), ("change", texts.import_known_change(), page.changes_known)] {
                    label."check-row" { input."radio"."radio-sm" type="radio" name="known" value=(value) checked[chosen]; span { (label) } }
                }
            }
            div."flex"."flex-wrap"."gap-3" { button."btn"."btn-primary" { (texts.import_check()) } }
        }
        (act(staff, page, "cancel", texts.import_cancel()))
    }
}

fn under_way(staff: &Staff, page: &ImportPage, said: &str) -> Markup {
    let texts = staff.local.texts();
    let counts = page.counts;
    let done = counts.made + counts.changed + counts.stayed + counts.failed;
    html! {
        p."mt-2"."max-w-[64ch]" { (said) }
        p."mt-4"."text-md"."font-semibold" role="status" { (texts.import_progress(done, counts.total)) }
        progress."progress"."mt-1"."w-full"."max-w-xl" value=(done) max=(counts.total.max(1)) aria-label=(said) {}
        (act(staff, page, "cancel", texts.import_cancel()))
    }
}

fn checked(staff: &Staff, page: &ImportPage) -> Markup {
    let texts = staff.local.texts();
    let counts = page.counts;
    let lines = [
        (counts.made, texts.import_would_make(counts.made)),
        (counts.changed, texts.import_would_change(counts.changed)),
        (counts.stayed, texts.import_would_stay(counts.stayed)),
        (counts.failed, texts.import_would_fail(counts.failed)),
    ];
    html! {
        (said(&lines))
        @if counts.made + counts.changed > 0 {
            form."mt-4" method="post" action=(paths::import(&page.id)) {
                (staff.hidden_inputs("run"))
                input type="hidden" name="act" value="run";
                button."btn"."btn-primary" { (texts.import_run()) }
            }
        }
        (failures(page, texts))
        details."mt-6" {
            summary."cursor-pointer"."font-medium" { (texts.import_again()) }
            (columns(staff, page))
        }
    }
}

fn ended(page: &ImportPage, texts: Texts) -> Markup {
    let counts = page.counts;
    let lines = [
        (counts.made, texts.import_made(counts.made)),
        (counts.changed, texts.import_changed(counts.changed)),
        (counts.stayed, texts.import_stayed(counts.stayed)),
        (counts.failed, texts.import_failed(counts.failed)),
    ];
    html! {
        @if page.state == ImportState::Cancelled { p."mt-2"."max-w-[64ch]" { (texts.import_was_cancelled()) } }
        @else { (said(&lines)) }
        p."mt-4"."flex"."flex-wrap"."gap-3" {
            a."btn"."btn-primary" href=(paths::records_of(&page.kind.key)) { (texts.import_to_list()) }
            a."btn"."btn-outline"."border-edge" href=(paths::import_new(&page.kind.key)) { (texts.import_another()) }
        }
        (failures(page, texts))
    }
}

fn said(lines: &[(u64, String)]) -> Markup {
    html! {
        div role="status" {
            ul."mt-3"."max-w-xl"."divide-y"."divide-rule"."border-y"."border-rule" {
                @for (count, line) in lines { @if *count > 0 { li."py-2" { (line) } } }
            }
        }
    }
}

fn failures(page: &ImportPage, texts: Texts) -> Markup {
    html! {
        @if !page.failures.is_empty() {
            h2."mt-8"."text-md"."font-semibold" { (texts.import_failures()) }
            p."mt-1" {
                a."link-brand" href=(paths::import_failures(&page.id)) { (icon("download")) " " (texts.import_failures_file()) }
                ". " (texts.import_failures_hint())
            }
            @if page.counts.failed > page.failures.len() as u64 {
                p."mt-1"."text-muted" { (texts.import_failures_some(page.failures.len())) }
            }
            table."list-table"."mt-2"."max-w-3xl" {
                thead { tr { th scope="col" { (texts.import_line()) } th scope="col" { (texts.import_reason()) } } }
                tbody { @for failure in &page.failures { tr {
                    td."num"."align-top" { (failure.line) }
                    td."wrap-anywhere" { @for (column, why) in &failure.said {
                        p { @if !column.is_empty() { b."font-medium" { (column) } ": " } (why) }
                    } }
                } } }
            }
        }
    }
}

fn act(staff: &Staff, page: &ImportPage, act: &str, label: &str) -> Markup {
    html! {
        form."mt-4" method="post" action=(paths::import(&page.id)) {
            (staff.hidden_inputs(act))
            input type="hidden" name="act" value=(act);
            button."btn"."btn-outline"."border-edge" { (label) }
        }
    }
}
