//! Assignments by deadline: late, today, this week, later.

use crate::{
    local::{Local, count},
    part::{Due, due, icon_of, kind_icon},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::definition::Kind;

#[derive(Clone, Debug)]
pub struct Todo {
    /// By deadline, those without one last.
    pub items: Vec<TodoItem>,
    /// There are more than are shown here: the address of the next.
    pub more: Option<String>,
    /// Address of the first, if these are not.
    pub first: Option<String>,
}

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
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Late,
    Today,
    ThisWeek,
    Later,
}

pub fn list(staff: &Staff, todo: &Todo) -> Markup {
    let groups =
        [(When::Late, "Late"), (When::Today, "Today"), (When::ThisWeek, "This week"), (When::Later, "Later")];
    staff.page(
        "To do",
        Place::Todo,
        html! {
            div."px-4"."pt-7"."pb-4"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { "To do" }
                p."mt-1"."text-md"."text-muted" { (summary(staff, todo)) }
            }
            div."max-w-5xl"."px-4"."pb-12"."lg:px-8" {
                @if todo.items.is_empty() { (empty()) }
                @for (when, name) in groups {
                    @let items: Vec<&TodoItem> = todo.items.iter().filter(|item| when_of(item, &staff.local) == when).collect();
                    @if !items.is_empty() { (group(&items, name, when, &staff.local)) }
                }
                @if todo.more.is_some() || todo.first.is_some() {
                    nav."mt-6"."flex"."gap-6" aria-label="Pages" {
                        @if let Some(first) = &todo.first { a."link-brand"."py-1" href=(first) { "First" } }
                        @if let Some(more) = &todo.more { a."link-brand"."py-1" href=(more) { "More" } }
                    }
                }
            }
        },
    )
}

fn when_of(item: &TodoItem, local: &Local) -> When {
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

fn summary(staff: &Staff, todo: &Todo) -> String {
    let late = todo.items.iter().filter(|item| when_of(item, &staff.local) == When::Late).count();
    let today = todo.items.iter().filter(|item| when_of(item, &staff.local) == When::Today).count();
    let day = staff.local.zoned(staff.local.now).strftime("%A %-d %B").to_string();
    match (late, today) {
        (0, 0) => format!("{day}. Nothing is due today."),
        (0, today) => format!("{day}. Due today: {}.", count(today, "thing", "things")),
        (late, 0) => format!("{day}. Late: {}.", count(late, "thing", "things")),
        (late, today) => {
            format!(
                "{day}. Late: {}; due today: {}.",
                count(late, "thing", "things"),
                count(today, "thing", "things")
            )
        }
    }
}

fn empty() -> Markup {
    html! {
        p { "When a flow reaches a step that is yours, or your group’s, it stands here, the nearest deadline first." }
        p."mt-4"."flex"."flex-wrap"."gap-x-5"."gap-y-2" {
            a."btn"."btn-primary" href=(paths::FLOW_NEW) { "Start a flow" }
            a."btn"."btn-outline"."border-edge" href=(paths::FLOWS) { "See all flows" }
        }
    }
}

fn group(items: &[&TodoItem], name: &str, when: When, local: &Local) -> Markup {
    let class = match when {
        When::Late => "mt-4 border-b border-rule pb-1.5 text-sm font-medium text-error",
        _ => "mt-4 border-b border-rule pb-1.5 text-sm font-medium text-muted",
    };
    html! {
        section {
            h2 class=(class) { (name) }
            ul."divide-y"."divide-rule" { @for item in items { (row(item, local)) } }
        }
    }
}

fn row(item: &TodoItem, local: &Local) -> Markup {
    html! {
        li { a."todo-row" href=(paths::step_on_page(&item.flow, &item.step)) {
            (icon_of(kind_icon(item.kind), "icon text-muted"))
            span."todo-what" {
                b { (item.title) } span { (item.record) " · " (item.template) }
                @if let Some(pool) = &item.pool { span."tag" { "Pool: " (pool) } }
            }
            @if let Some(deadline) = &item.due { (due(deadline, local)) }
        } }
    }
}
