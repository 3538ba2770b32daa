//! The whole page.

use super::{
    Held, NewsLine,
    beside::{holders, news},
};
use crate::{
    pages::{
        flow::{DueFilter, FlowFilter, FlowRow, table},
        todo::{TodoItem, groups},
    },
    part::{COUNT_MAX, counted},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Home {
    /// What is left to set up, as its own page shows it; above all else until it is done.
    pub checklist: Option<Markup>,
    /// The first by deadline.
    pub todo: Vec<TodoItem>,
    /// How many there are, how many are late, and how many due by the end of today, those included; each exact up to a
    /// thousand.
    pub todo_count: usize,
    pub late: usize,
    pub today: usize,
    /// The first at risk, by deadline, and how many there are.
    pub risk: Vec<FlowRow>,
    pub risk_count: usize,
    pub held: Held,
    /// Newest first.
    pub news: Vec<NewsLine>,
}

pub fn show(staff: &Staff, home: &Home) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.home_title(),
        Place::Home,
        html! {
            div."px-4"."pt-7"."pb-6"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (staff.local.today_in_full()) }
                p."mt-1"."text-md"."text-muted" { (greeting(staff)) " " (today(home.today, home.late, texts)) }
            }
            @if let Some(checklist) = &home.checklist { div."px-4"."pb-8"."lg:px-8" { (checklist) } }
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."px-4"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_19.5rem]" {
                div."flex"."min-w-0"."flex-col"."gap-10" {
                    (todo(staff, home))
                    (risk(staff, home))
                }
                div."flex"."min-w-0"."flex-col"."gap-10" {
                    (holders(&home.held, texts))
                    (news(&home.news, &staff.local))
                }
            }
        },
    )
}

fn greeting(staff: &Staff) -> String {
    let (texts, local) = (staff.local.texts(), &staff.local);
    let name = staff.me.split_whitespace().next().unwrap_or_default();
    match local.zoned(local.now).hour() {
        4..12 => texts.home_good_morning(name),
        12..18 => texts.home_good_afternoon(name),
        _ => texts.home_good_evening(name),
    }
}

/// How much is due by the end of today, and how much of it is late.
pub fn today(today: usize, late: usize, texts: Texts) -> String {
    match (today, late) {
        (0, _) => texts.home_nothing_today().to_owned(),
        (today, _) if today > COUNT_MAX => texts.home_today_many().to_owned(),
        (today, 0) => texts.home_today(today),
        (today, late) => texts.home_today_late(today, late),
    }
}

fn todo(staff: &Staff, home: &Home) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="todo" {
            div."flex"."items-baseline"."gap-2" {
                h2 #todo."text-lg"."font-semibold" { (texts.todo_title()) }
                @if home.todo_count > 0 { span."text-muted" { (counted(home.todo_count, texts)) } }
                a."link-quiet"."ms-auto"."text-sm"."text-muted" href=(paths::TODO) { (texts.home_all_todo()) }
            }
            @if home.todo.is_empty() { p."mt-3"."max-w-[64ch]"."text-muted" { (texts.home_nothing_to_do()) } }
            (groups(staff, &home.todo, 3, paths::HOME))
        }
    }
}

fn risk(staff: &Staff, home: &Home) -> Markup {
    let texts = staff.local.texts();
    let all = FlowFilter { due: Some(DueFilter::Risk), ..FlowFilter::default() };
    let count = counted(home.risk_count, texts);
    let said = match home.held.total() {
        Some(total) => texts.home_at_risk_of(total, count),
        None => texts.home_at_risk_of_many(count),
    };
    html! {
        section aria-labelledby="risk" {
            div."flex"."flex-wrap"."items-baseline"."gap-x-2" {
                h2 #risk."text-lg"."font-semibold" { (texts.home_at_risk()) }
                @if home.risk_count > 0 { span."text-muted" { (said) } }
                a."link-quiet"."ms-auto"."text-sm"."text-muted" href=(all.href()) { (texts.home_all_at_risk()) }
            }
            @if home.risk.is_empty() { p."mt-3"."text-muted" { (texts.home_none_at_risk()) } }
            @else { div."mt-2" { (table(&staff.local, &home.risk, None)) } }
        }
    }
}
