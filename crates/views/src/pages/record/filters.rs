//! Filters as chips, each a menu of links, so that one press is enough and no script is needed.

use super::{
    filter::{ME, RecordFilter, RecordOrder},
    list::Records,
};
use crate::{
    part::{icon, icon_of},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use texts::Texts;

/// One thing a chip can be set to.
struct Choice {
    word: String,
    href: String,
    chosen: bool,
}

pub(super) fn filters(staff: &Staff, page: &Records) -> Markup {
    let (texts, filter) = (staff.local.texts(), &page.filter);
    html! {
        div."relative"."mt-4"."flex"."flex-wrap"."items-center"."gap-2" role="group" aria-label=(texts.record_filter()) {
            (search(texts, filter))
            (chip("owner", texts.record_field_owner(), owners(texts, page)))
            @if !page.tags.is_empty() || filter.tag.is_some() { (chip("tag", texts.record_tag(), tags(texts, page))) }
            (chip("status", texts.record_field_status(), statuses(texts, filter)))
            @if filter.is_narrowed() {
                a."btn"."btn-ghost"."h-8"."px-2"."text-sm"."font-normal" href=(filter.cleared().href()) { (icon_of("x", "icon size-3.5")) (texts.record_clear()) }
            }
            (order(texts, filter))
        }
    }
}

fn search(texts: Texts, filter: &RecordFilter) -> Markup {
    html! {
        form."max-sm:w-full" method="get" action=(paths::records_of(&filter.kind)) role="search" {
            @for (name, value) in filter.pairs().into_iter().filter(|(name, _)| *name != "text") {
                input type="hidden" name=(name) value=(value);
            }
            label."input"."h-8"."w-56"."border-edge"."text-sm"."max-sm:w-full" {
                (icon_of("list-filter", "icon text-muted"))
                input type="search" name="text" placeholder=(texts.record_search()) aria-label=(texts.record_search_label()) value=(filter.text);
            }
            button."sr-only" { (texts.record_show()) }
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

fn choice(word: impl Into<String>, with: RecordFilter, chosen: bool) -> Choice {
    Choice { word: word.into(), href: with.href(), chosen }
}

fn owners(texts: Texts, page: &Records) -> Vec<Choice> {
    let filter = &page.filter;
    let with = |owner: Option<&str>| RecordFilter { owner: owner.map(str::to_owned), ..filter.clone() };
    let is = |owner: &str| filter.owner.as_deref() == Some(owner);
    let mut choices = vec![
        choice(texts.record_owner_any(), with(None), filter.owner.is_none()),
        choice(texts.record_owner_me(), with(Some(ME)), is(ME)),
    ];
    choices.extend(page.owners.iter().map(|(id, name)| choice(name, with(Some(id)), is(id))));
    choices
}

fn tags(texts: Texts, page: &Records) -> Vec<Choice> {
    let filter = &page.filter;
    let with = |tag: Option<&String>| RecordFilter { tag: tag.cloned(), ..filter.clone() };
    let any = choice(texts.record_tag_any(), with(None), filter.tag.is_none());
    let is = |tag: &String| filter.tag.as_ref().is_some_and(|set| set.to_lowercase() == tag.to_lowercase());
    std::iter::once(any).chain(page.tags.iter().map(|tag| choice(tag, with(Some(tag)), is(tag)))).collect()
}

fn statuses(texts: Texts, filter: &RecordFilter) -> Vec<Choice> {
    let with = |archived| RecordFilter { archived, ..filter.clone() };
    vec![
        choice(texts.record_status_active(), with(false), !filter.archived),
        choice(texts.record_status_inactive(), with(true), filter.archived),
    ]
}

fn order(texts: Texts, filter: &RecordFilter) -> Markup {
    let choices: Vec<Choice> = RecordOrder::ALL
        .into_iter()
        // A list that is searched by name comes by name.
        .filter(|order| filter.text.is_empty() || order.is_by_name())
        .map(|order| {
            choice(order.word(texts), RecordFilter { order, ..filter.clone() }, filter.order == order)
        })
        .collect();
    let drawing = if filter.order.is_down() { "arrow-up-narrow-wide" } else { "arrow-down-narrow-wide" };
    html! {
        details."dropdown"."dropdown-end"."sm:ms-auto" #order data-controller="menu" {
            summary."btn"."btn-ghost"."h-8"."px-2"."text-sm"."font-normal" {
                (icon(drawing)) span."sr-only" { (texts.record_sort()) } (filter.order.word(texts))
            }
            (menu(&choices, "menu-panel mt-1 w-60"))
        }
    }
}
