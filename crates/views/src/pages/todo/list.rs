//! Assignments by deadline: late, today, this week, later.

use super::{TodoItem, groups};
use crate::{
    pages::home::today,
    part::{COUNT_MAX, icon},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Todo {
    /// By deadline, those without one last.
    pub items: Vec<TodoItem>,
    /// How many there are, exact up to a thousand.
    pub count: usize,
    /// Of all of them: late, and due by the end of today, those included.
    pub late: usize,
    pub today: usize,
    /// Addresses of the pages around this one.
    pub previous: Option<String>,
    pub next: Option<String>,
}

pub fn list(staff: &Staff, todo: &Todo) -> Markup {
    let texts = staff.local.texts();
    let said = texts.todo_summary(staff.local.today_in_full(), today(todo.today, todo.late, texts));
    staff.page(
        texts.todo_title(),
        Place::Todo,
        html! {
            div."px-4"."pt-7"."pb-2"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.todo_title()) }
                p."mt-1"."text-md"."text-muted" { (said) }
            }
            div."max-w-5xl"."px-4"."pb-12"."lg:px-8" {
                @if todo.items.is_empty() { (empty(todo, texts)) } @else {
                    (groups(staff, &todo.items, 2, paths::TODO))
                    (pages(todo, texts))
                }
            }
        },
    )
}

fn pages(todo: &Todo, texts: Texts) -> Markup {
    let shown = todo.items.len();
    let said = if todo.count > COUNT_MAX {
        texts.todo_shown_many(shown)
    } else {
        texts.todo_shown(todo.count, shown)
    };
    html! {
        @if todo.previous.is_some() || todo.next.is_some() {
            div."mt-4"."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."text-sm"."text-muted" {
                p { (said) }
                nav."ms-auto"."flex"."gap-2" aria-label=(texts.flows_pages()) {
                    @if let Some(previous) = &todo.previous {
                        a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(previous) rel="prev" { (icon("arrow-left")) (texts.flows_previous()) }
                    }
                    @if let Some(next) = &todo.next {
                        a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(next) rel="next" { (texts.flows_next()) (icon("arrow-right")) }
                    }
                }
            }
        }
    }
}

fn empty(todo: &Todo, texts: Texts) -> Markup {
    html! {
        @if todo.count > 0 {
            p."mt-4" { (texts.todo_empty_page()) }
            p."mt-3" { a."btn"."btn-outline"."border-edge" href=(paths::TODO) { (texts.flows_first()) } }
        } @else {
            p."mt-4"."max-w-[64ch]" { (texts.todo_empty()) }
            p."mt-4"."flex"."flex-wrap"."gap-x-5"."gap-y-2" {
                a."btn"."btn-primary" href=(paths::FLOW_NEW) { (texts.flows_start()) }
                a."btn"."btn-outline"."border-edge" href=(paths::FLOWS) { (texts.todo_see_flows()) }
            }
        }
    }
}
