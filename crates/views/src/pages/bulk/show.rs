//! One act for many records: the look, how far it has come, and each record with what came of it.

use super::Chosen;
use crate::{
    form,
    part::{icon, prose},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkState {
    Checking,
    Checked,
    Running,
    Done,
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    Ready,
    Lacking,
    Done,
    Failed,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkTab {
    All,
    Of(RowState),
}

#[derive(Clone, Copy, Debug, Default)]
pub struct BulkCounts {
    pub total: u64,
    pub ready: u64,
    pub lacking: u64,
    pub done: u64,
    pub failed: u64,
}

#[derive(Clone, Debug)]
pub struct BulkRow {
    pub record: String,
    pub name: String,
    pub state: RowState,
    /// Where what came of it is.
    pub href: Option<String>,
    /// What is lacking, or why it failed.
    pub problems: Vec<String>,
}

/// Posted: `act` (`run` or `cancel`).
#[derive(Clone, Debug)]
pub struct BulkPage {
    pub id: String,
    pub chosen: Chosen,
    /// The template, or the subject.
    pub title: String,
    /// The text of a message.
    pub text: Option<String>,
    pub state: BulkState,
    pub counts: BulkCounts,
    pub tab: BulkTab,
    pub rows: Vec<BulkRow>,
    /// Place of the last row shown, where more follow.
    pub next: Option<i64>,
    pub error: Option<String>,
}

impl BulkPage {
    fn is_message(&self) -> bool {
        self.text.is_some()
    }
}

pub fn show(staff: &Staff, page: &BulkPage) -> Markup {
    let texts = staff.local.texts();
    page.chosen.page(
        staff,
        &page.title,
        &html! {
            @if let Some(error) = &page.error { (form::refusal(Some(error))) }
            @if let Some(text) = &page.text { div."mt-4"."max-w-[64ch]"."border-s-2"."border-rule"."ps-4" { (prose(text)) } }
            @match page.state {
                BulkState::Checking => { (under_way(staff, page, texts.bulk_checking(), page.counts.ready + page.counts.lacking, None)) }
                BulkState::Checked => { (checked(staff, page)) }
                BulkState::Running => { (under_way(staff, page, said_running(page, texts), page.counts.done + page.counts.failed, Some(page.counts.total - page.counts.lacking))) }
                BulkState::Done => { (ended(page, texts)) }
                BulkState::Cancelled => { p."mt-4"."max-w-[64ch]"."font-medium" role="status" { (texts.bulk_was_cancelled()) } (ended(page, texts)) }
            }
            (rows(page, texts))
        },
    )
}

fn said_running(page: &BulkPage, texts: Texts) -> &'static str {
    if page.is_message() { texts.bulk_sending() } else { texts.bulk_starting() }
}

fn under_way(staff: &Staff, page: &BulkPage, said: &str, done: u64, of: Option<u64>) -> Markup {
    let texts = staff.local.texts();
    let progress = match of {
        Some(of) => texts.bulk_progress(done, of),
        None => texts.bulk_looked_at(done),
    };
    html! {
        p."mt-4"."max-w-[64ch]" { (said) }
        p."mt-3"."text-md"."font-semibold" role="status" { (progress) }
        progress."progress"."mt-1"."w-full"."max-w-xl" value=[of.map(|_| done)] max=[of.map(|of| of.max(1))] aria-label=(said) {}
        div."mt-4" { (cancel(staff, page, texts.bulk_cancel())) }
    }
}

fn checked(staff: &Staff, page: &BulkPage) -> Markup {
    let texts = staff.local.texts();
    let counts = page.counts;
    let ready = if page.is_message() {
        texts.bulk_would_send(counts.ready)
    } else {
        texts.bulk_would_start(counts.ready)
    };
    let button =
        if page.is_message() { texts.bulk_send(counts.ready) } else { texts.bulk_start(counts.ready) };
    html! {
        (said(&[(counts.ready, ready), (counts.lacking, texts.bulk_would_lack(counts.lacking))]))
        @if counts.total == 0 { p."mt-4" { (texts.bulk_nothing_found()) } }
        div."mt-4"."flex"."flex-wrap"."gap-3" {
            @if counts.ready > 0 {
                form method="post" action=(paths::bulk(&page.id)) {
                    (staff.hidden_inputs("run"))
                    input type="hidden" name="act" value="run";
                    button."btn"."btn-primary" { (button) }
                }
            }
            (cancel(staff, page, texts.bulk_drop()))
        }
    }
}

fn ended(page: &BulkPage, texts: Texts) -> Markup {
    let counts = page.counts;
    let done = if page.is_message() { texts.bulk_sent(counts.done) } else { texts.bulk_started(counts.done) };
    html! {
        (said(&[
            (counts.done, done),
            (counts.failed, texts.bulk_failed(counts.failed)),
            (counts.lacking, texts.bulk_lacked(counts.lacking)),
            (counts.ready, texts.bulk_left(counts.ready)),
        ]))
        p."mt-4" { a."btn"."btn-outline"."border-edge" href=(paths::records_of(&page.chosen.kind.key)) { (texts.bulk_to_list()) } }
    }
}

fn said(lines: &[(u64, String)]) -> Markup {
    html! {
        div role="status" {
            ul."mt-4"."max-w-xl"."divide-y"."divide-rule"."border-y"."border-rule" {
                @for (count, line) in lines { @if *count > 0 { li."py-2" { (line) } } }
            }
        }
    }
}

fn rows(page: &BulkPage, texts: Texts) -> Markup {
    let counts = page.counts;
    let tabs = [
        (BulkTab::All, "", texts.bulk_tab_all(), counts.total),
        (BulkTab::Of(RowState::Done), "done", done_word(page, texts), counts.done),
        (BulkTab::Of(RowState::Failed), "failed", texts.bulk_row_failed(), counts.failed),
        (BulkTab::Of(RowState::Lacking), "lacking", texts.bulk_row_lacking(), counts.lacking),
        (BulkTab::Of(RowState::Ready), "ready", texts.bulk_row_ready(), counts.ready),
    ];
    let here = paths::bulk(&page.id);
    let state = tabs.iter().find(|(tab, ..)| *tab == page.tab).map_or("", |(_, key, ..)| *key);
    html! {
        @if counts.total > 0 {
            h2."mt-8"."text-md"."font-semibold" { (page.chosen.kind.plural) }
            nav."mt-2"."flex"."flex-wrap"."gap-2" aria-label=(texts.bulk_rows()) {
                @for (tab, key, word, count) in tabs { @if count > 0 || tab == page.tab {
                    a."chip" .border-primary[tab == page.tab] .bg-brand-soft[tab == page.tab] href={ (here) "?state=" (key) } aria-current=[(tab == page.tab).then_some("page")] {
                        (word) " " span."text-muted" { (count) }
                    }
                } }
            }
            table."list-table"."mt-2"."max-w-4xl" {
                thead."sr-only" { tr { th scope="col" { (page.chosen.kind.singular) } th scope="col" { (texts.bulk_column_result()) } } }
                tbody { @for row in &page.rows { tr {
                    td."w-2/5"."align-top"."wrap-anywhere" { a."link-quiet"."font-medium" href=(paths::record(&row.record)) { (row.name) } }
                    td."align-top"."wrap-anywhere" { (result(page, row, texts)) }
                } } }
            }
            @if let Some(next) = page.next {
                p."mt-4" { a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href={ (here) "?state=" (state) "&after=" (next) } rel="next" { (texts.record_next()) (icon("arrow-right")) } }
            }
        }
    }
}

fn result(page: &BulkPage, row: &BulkRow, texts: Texts) -> Markup {
    html! {
        @match row.state {
            RowState::Ready => { span."text-muted" { (texts.bulk_row_ready()) } }
            RowState::Done => {
                @match &row.href {
                    Some(href) => { a."link-brand" href=(href) { (done_word(page, texts)) } }
                    None => { (done_word(page, texts)) }
                }
            }
            RowState::Lacking | RowState::Failed => {
                @if row.state == RowState::Failed { b."font-medium"."text-error" { (texts.bulk_row_failed()) } }
                @for problem in &row.problems { p { (problem) } }
            }
        }
    }
}

fn done_word(page: &BulkPage, texts: Texts) -> &'static str {
    if page.is_message() { texts.bulk_row_sent() } else { texts.bulk_row_started() }
}

fn cancel(staff: &Staff, page: &BulkPage, label: &str) -> Markup {
    html! {
        form method="post" action=(paths::bulk(&page.id)) {
            (staff.hidden_inputs("cancel"))
            input type="hidden" name="act" value="cancel";
            button."btn"."btn-outline"."border-edge" { (label) }
        }
    }
}
