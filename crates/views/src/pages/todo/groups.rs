//! Assignments under the words late, today, this week, later.

use crate::{
    part::{Due, due, icon_of, kind_icon},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use model::definition::Kind;

#[derive(Clone, Debug)]
pub struct TodoItem {
    pub flow: String,
    pub step: String,
    pub kind: Kind,
    pub title: String,
    pub record: String,
    pub template: String,
    pub due: Option<Due>,
    /// The group whose pool it lies in, until somebody picks it up.
    pub pool: Option<String>,
    /// Nobody can do it until the flow is resumed.
    pub is_paused: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Late,
    Today,
    ThisWeek,
    Later,
}

/// By deadline, as the items come. `level` is that of the headings, 2 or 3; a picked up item leads back to `back`.
pub(crate) fn groups(staff: &Staff, items: &[TodoItem], level: u8, back: &str) -> Markup {
    let texts = staff.local.texts();
    let all = [
        (When::Late, texts.todo_late()),
        (When::Today, texts.todo_today()),
        (When::ThisWeek, texts.todo_week()),
        (When::Later, texts.todo_later()),
    ];
    html! {
        @for (when, name) in all {
            @let of: Vec<(usize, &TodoItem)> = items.iter().enumerate().filter(|(_, item)| when_of(item, staff) == when).collect();
            @if !of.is_empty() {
                section {
                    (heading(name, when, level))
                    ul."divide-y"."divide-rule" { @for (place, item) in of { (row(staff, item, place, back)) } }
                }
            }
        }
    }
}

fn heading(name: &str, when: When, level: u8) -> Markup {
    let class = match when {
        When::Late => "mt-4 border-b border-rule pb-1.5 text-sm font-medium text-error",
        _ => "mt-4 border-b border-rule pb-1.5 text-sm font-medium text-muted",
    };
    html! { @if level == 2 { h2 class=(class) { (name) } } @else { h3 class=(class) { (name) } } }
}

fn when_of(item: &TodoItem, staff: &Staff) -> When {
    let local = &staff.local;
    match &item.due {
        Some(due) if due.is_late(local) => When::Late,
        Some(due) => match local.days_from_today(due.at) {
            ..=0 => When::Today,
            1..=6 => When::ThisWeek,
            _ => When::Later,
        },
        None => When::Later,
    }
}

fn row(staff: &Staff, item: &TodoItem, place: usize, back: &str) -> Markup {
    let texts = staff.local.texts();
    html! {
        li."todo-row" {
            (icon_of(kind_icon(item.kind), "icon text-muted"))
            a."todo-what" href=(paths::step_on_page(&item.flow, &item.step)) {
                b."wrap-anywhere" { (item.title) } span."wrap-anywhere" { (item.record) " · " (item.template) }
                @if let Some(pool) = &item.pool { span."tag"."self-center" { (texts.todo_pool(pool)) } }
                @if item.is_paused { span."tag"."self-center" { (texts.todo_paused()) } }
            }
            @if item.pool.is_some() && !item.is_paused { (pick_up(staff, item, place, back)) }
            @if let Some(deadline) = &item.due { (due(deadline, &staff.local)) }
        }
    }
}

fn pick_up(staff: &Staff, item: &TodoItem, place: usize, back: &str) -> Markup {
    let texts = staff.local.texts();
    html! {
        form method="post" action=(paths::pick_up(&item.flow, &item.step)) {
            (staff.hidden_inputs(&format!("pick-up-{place}")))
            input type="hidden" name="back" value=(back);
            button."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" aria-label=(texts.todo_pick_up_what(&item.record, &item.title)) { (texts.todo_pick_up()) }
        }
    }
}
