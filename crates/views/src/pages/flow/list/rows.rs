//! Flows as rows, wherever they are listed; on a phone each row is a block.

use super::{FlowFilter, FlowOrder, FlowStatus, SortColumn};
use crate::{
    Local,
    part::{Due, Holder, Stage, StageState, due, held_by, moment, relay},
    paths, words,
};
use maud::{Markup, html};
use model::{Instant, definition::Priority};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct FlowRow {
    pub id: String,
    pub record: String,
    pub template: String,
    pub status: FlowStatus,
    pub holder: Holder,
    pub who: Option<String>,
    /// Since when they hold it.
    pub since: Option<Instant>,
    pub stages: Vec<Stage>,
    pub owner: String,
    pub due: Option<Due>,
    pub alarm: Alarm,
    pub priority: Priority,
    pub started: Instant,
    pub ended: Option<Instant>,
}

/// What was marked in a flow as time passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alarm {
    #[default]
    None,
    Amber,
    Red,
}

/// With `sorted` its columns can be sorted by and it shows owner and start.
pub fn table(local: &Local, rows: &[FlowRow], sorted: Option<&FlowFilter>) -> Markup {
    let texts = local.texts();
    let has_ended = rows.iter().all(|row| row.ended.is_some());
    let column = |column, words, class| head(sorted, column, words, class);
    html! {
        table."list-table"."rows" {
            thead { tr {
                (column(SortColumn::Name, texts.flows_column_flow(), ""))
                th scope="col" { (texts.flows_column_held()) }
                // Beside other things there is no room for how long somebody holds it.
                @if !has_ended { th."max-2xl:hidden"[sorted.is_none()] scope="col" { (texts.flows_column_for()) } }
                th scope="col" { (texts.flows_column_progress()) }
                @if sorted.is_some() {
                    th."minor"."max-xl:hidden" scope="col" { (texts.flows_column_owner()) }
                    (column(SortColumn::Started, texts.flows_column_started(), "minor max-[86rem]:hidden"))
                }
                @if has_ended { th."text-end" scope="col" { (texts.flows_column_ended()) } }
                @else { (column(SortColumn::Due, texts.flows_column_due(), "text-end")) }
            } }
            tbody { @for one in rows { (row(local, one, has_ended, sorted.is_some())) } }
        }
    }
}

/// A press sorts by the column, another turns the order around.
fn head(sorted: Option<&FlowFilter>, column: SortColumn, words: &str, class: &str) -> Markup {
    let Some(filter) = sorted else {
        return html! { th class=[Some(class).filter(|class| !class.is_empty())] scope="col" { (words) } };
    };
    let chosen = filter.order.column == column;
    let down =
        if chosen { !filter.order.down } else { matches!(column, SortColumn::Started | SortColumn::Updated) };
    let with = FlowFilter { order: FlowOrder { column, down }, ..filter.clone() };
    let way = chosen.then_some(if filter.order.down { "descending" } else { "ascending" });
    html! {
        th class=[Some(class).filter(|class| !class.is_empty())] scope="col" aria-sort=[way] {
            a."link-quiet" href=(with.href()) {
                (words) @if chosen { span aria-hidden="true" { (if filter.order.down { " ↓" } else { " ↑" }) } }
            }
        }
    }
}

fn row(local: &Local, row: &FlowRow, has_ended: bool, is_whole: bool) -> Markup {
    let now = row.stages.iter().find(|stage| matches!(stage.state, StageState::Now { .. }));
    html! {
        tr {
            td."name"."xl:min-w-36" { a."link-quiet"."font-medium"."wrap-anywhere" href=(paths::flow(&row.id)) { (row.record) } small { (row.template) } (marks(row, local.texts())) }
            td."max-sm:col-span-2" { (holder(local, row)) }
            @if !has_ended { td."minor"."whitespace-nowrap"."text-muted"."max-2xl:hidden"[!is_whole] { @if let Some(since) = row.since { (local.span(since)) } } }
            td."max-sm:col-span-2" { span."flex"."items-center"."gap-3" {
                (relay(&row.stages, row.holder, local.texts()))
                @if let Some(stage) = now.filter(|_| is_whole) { span."text-sm"."text-muted" { (stage.name) } }
            } }
            @if is_whole {
                td."minor"."whitespace-nowrap"."text-muted"."max-xl:hidden" { (row.owner) }
                td."minor"."whitespace-nowrap"."text-muted"."max-[86rem]:hidden" { (moment_day(row.started, local)) }
            }
            td."when"."text-end" {
                @if let Some(deadline) = row.due.as_ref().filter(|_| !has_ended) { (due(deadline, local)) }
                @else if let Some(ended) = row.ended { (moment(ended, local)) }
            }
        }
    }
}

/// Red or amber, and a priority of its own, in words.
fn marks(row: &FlowRow, texts: Texts) -> Markup {
    let alarm = match row.alarm {
        Alarm::None => None,
        Alarm::Amber => Some(("flow-mark text-warning", texts.flows_amber(), texts.flows_amber_means())),
        Alarm::Red => Some(("flow-mark text-error", texts.flows_red(), texts.flows_red_means())),
    };
    let priority = (row.priority != Priority::Normal).then(|| words::priority(row.priority, texts));
    let has_marks = row.ended.is_none() && (alarm.is_some() || priority.is_some());
    html! {
        @if has_marks {
            span."mt-1"."flex"."flex-wrap"."gap-1.5" {
                @if let Some((class, word, means)) = alarm { span class=(class) title=(means) { (word) } }
                @if let Some(word) = priority { span."flow-mark"."text-muted" { (texts.flows_priority_is(word)) } }
            }
        }
    }
}

fn holder(local: &Local, row: &FlowRow) -> Markup {
    let texts = local.texts();
    let tag = |words: &str| html! { span."tag" { (words) } };
    match row.status {
        FlowStatus::Running => held_by(row.holder, row.who.as_deref(), texts),
        FlowStatus::Paused => tag(texts.flows_paused()),
        FlowStatus::Completed => tag(texts.flows_ended_completed()),
        FlowStatus::Cancelled => tag(texts.flows_ended_cancelled()),
    }
}

fn moment_day(at: Instant, local: &Local) -> Markup {
    html! { time datetime=(at) title=(local.exact(at)) { (local.date(at)) } }
}
