//! Filters as chips, each a menu of links, so that one press is enough and no script is needed.

use super::{
    DueFilter, FlowFilter, FlowOrder, FlowStatus, Flows,
    filter::{HOLDERS, ME, PRIORITIES},
};
use crate::{
    part::{icon, icon_of},
    paths,
    shell::Staff,
    words,
};
use maud::{Markup, html};

/// One thing a chip can be set to.
struct Choice {
    word: String,
    href: String,
    chosen: bool,
}

pub fn filters(staff: &Staff, flows: &Flows) -> Markup {
    let (texts, filter) = (staff.local.texts(), &flows.filter);
    html! {
        div."relative"."mt-3"."flex"."flex-wrap"."items-center"."gap-2" role="group" aria-label=(texts.flows_filter()) {
            (search(staff, filter))
            (chip("held", texts.flows_held_by(), held(staff, filter)))
            (chip("template", texts.flows_template(), templates(staff, flows)))
            (chip("owner", texts.flows_owner(), owners(staff, flows)))
            (chip("due", texts.flows_due(), due(staff, filter)))
            (chip("priority", texts.flows_priority(), priorities(staff, filter)))
            (chip("status", texts.flows_status(), statuses(staff, filter)))
            @if filter.is_narrowed() {
                a."btn"."btn-ghost"."h-8"."px-2"."text-sm"."font-normal" href=(filter.cleared().href()) { (icon_of("x", "icon size-3.5")) (texts.flows_clear()) }
            }
            (order(staff, filter))
        }
    }
}

fn search(staff: &Staff, filter: &FlowFilter) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."max-sm:w-full" method="get" action=(paths::FLOWS) role="search" {
            @for (name, value) in filter.pairs().into_iter().filter(|(name, _)| *name != "text") {
                input type="hidden" name=(name) value=(value);
            }
            label."input"."h-8"."w-56"."border-edge"."text-sm"."max-sm:w-full" {
                (icon_of("list-filter", "icon text-muted"))
                input type="search" name="text" placeholder=(texts.flows_search()) aria-label=(texts.flows_search_label()) value=(filter.text);
            }
            button."sr-only" { (texts.flows_show()) }
        }
    }
}

/// The first choice is the one that filters nothing.
fn chip(name: &str, label: &str, choices: Vec<Choice>) -> Markup {
    let set = choices.iter().skip(1).find(|choice| choice.chosen);
    let word = set.or(choices.first()).map(|choice| choice.word.as_str()).unwrap_or_default();
    let class = if set.is_some() { "chip border-primary bg-brand-soft" } else { "chip" };
    html! {
        details."dropdown"."max-sm:static" id={ "filter-" (name) } data-controller="menu" {
            summary class=(class) {
                (label) " " b."max-w-40"."truncate"."font-medium" { (word) } (icon_of("chevron-down", "icon size-3.5 text-muted"))
            }
            (menu(&choices, "menu-panel start-0 end-auto mt-1 max-h-80 w-60 overflow-y-auto"))
        }
    }
}

fn menu(choices: &[Choice], class: &str) -> Markup {
    html! {
        ul class=(class) {
            @for choice in choices { li {
                a."menu-row" href=(choice.href) aria-current=[choice.chosen.then_some("true")] {
                    span."min-w-0"."flex-1"."truncate" { (choice.word) }
                    @if choice.chosen { (icon_of("check", "icon text-primary")) }
                }
            } }
        }
    }
}

fn choice(word: impl Into<String>, with: FlowFilter, chosen: bool) -> Choice {
    Choice { word: word.into(), href: with.href(), chosen }
}

fn held(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |held| FlowFilter { held, ..filter.clone() };
    let mut choices = vec![choice(texts.flows_held_any(), with(None), filter.held.is_none())];
    choices.extend(HOLDERS.map(|one| choice(one.word(texts), with(Some(one)), filter.held == Some(one))));
    choices
}

fn templates(staff: &Staff, flows: &Flows) -> Vec<Choice> {
    let filter = &flows.filter;
    let with = |template: Option<&String>| FlowFilter { template: template.cloned(), ..filter.clone() };
    let any = choice(staff.local.texts().flows_template_any(), with(None), filter.template.is_none());
    let each = flows
        .templates
        .iter()
        .map(|(key, name)| choice(name, with(Some(key)), filter.template.as_ref() == Some(key)));
    std::iter::once(any).chain(each).collect()
}

fn owners(staff: &Staff, flows: &Flows) -> Vec<Choice> {
    let (texts, filter) = (staff.local.texts(), &flows.filter);
    let with = |owner: Option<&str>| FlowFilter { owner: owner.map(str::to_owned), ..filter.clone() };
    let is = |owner: &str| filter.owner.as_deref() == Some(owner);
    let mut choices = vec![
        choice(texts.flows_owner_any(), with(None), filter.owner.is_none()),
        choice(texts.flows_owner_me(), with(Some(ME)), is(ME)),
    ];
    choices.extend(flows.owners.iter().map(|(id, name)| choice(name, with(Some(id)), is(id))));
    choices
}

fn due(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |due| FlowFilter { due, ..filter.clone() };
    let mut choices = vec![choice(texts.flows_due_any(), with(None), filter.due.is_none())];
    choices
        .extend(DueFilter::ALL.map(|one| choice(one.word(texts), with(Some(one)), filter.due == Some(one))));
    choices
}

fn priorities(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |priority| FlowFilter { priority, ..filter.clone() };
    let each = PRIORITIES
        .map(|one| choice(words::priority(one, texts), with(Some(one)), filter.priority == Some(one)));
    let any = choice(texts.flows_priority_any(), with(None), filter.priority.is_none());
    std::iter::once(any).chain(each).collect()
}

/// Running is what the list is about; the others are asked for.
fn statuses(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |status| FlowFilter { status, ..filter.clone() };
    let each =
        FlowStatus::ALL.map(|one| choice(one.word(texts), with(Some(one)), filter.status == Some(one)));
    let any = choice(texts.flows_status_any(), with(None), filter.status.is_none());
    each.into_iter().chain([any]).collect()
}

fn order(staff: &Staff, filter: &FlowFilter) -> Markup {
    let texts = staff.local.texts();
    let offered = FlowOrder::ALL.into_iter().take(FlowOrder::OFFERED);
    let chosen = FlowOrder::ALL.into_iter().skip(FlowOrder::OFFERED).filter(|order| *order == filter.order);
    let choices: Vec<Choice> = offered
        .chain(chosen)
        .map(|order| choice(order.word(texts), FlowFilter { order, ..filter.clone() }, filter.order == order))
        .collect();
    let drawing = if filter.order.down { "arrow-up-narrow-wide" } else { "arrow-down-narrow-wide" };
    html! {
        details."dropdown"."dropdown-end"."sm:ms-auto" #order data-controller="menu" {
            summary."btn"."btn-ghost"."h-8"."px-2"."text-sm"."font-normal" {
                (icon(drawing)) span."sr-only" { (texts.flows_sort()) } (filter.order.word(texts))
            }
            (menu(&choices, "menu-panel mt-1 w-60"))
        }
    }
}
