//! Filters of a list as chips, each a menu of links, so that one press is enough and no script is needed.

use super::{icon, icon_of};
use crate::shell::Staff;
use maud::{Markup, html};

/// One thing a chip can be set to.
pub(crate) struct Choice {
    pub word: String,
    pub href: String,
    pub chosen: bool,
}

impl Choice {
    pub(crate) fn new(word: impl Into<String>, href: String, chosen: bool) -> Self {
        Self { word: word.into(), href, chosen }
    }
}

/// Chips in a row, the words before them and the order behind them.
pub(crate) struct Filters<'a> {
    /// Where the list is, without what it is narrowed to.
    pub path: String,
    /// What it is narrowed to, as in its address.
    pub pairs: Vec<(&'static str, &'a str)>,
    pub words: Words<'a>,
    /// Name of each, what it narrows by, and what to choose from: the first filters nothing.
    pub chips: Vec<(&'static str, &'a str, Vec<Choice>)>,
    /// The list without any of it, if there is any.
    pub cleared: Option<String>,
    pub orders: Vec<Choice>,
    pub is_down: bool,
}

/// The words a list is narrowed by.
pub(crate) struct Words<'a> {
    pub typed: &'a str,
    pub placeholder: &'a str,
    pub label: &'a str,
}

pub(crate) fn filters(staff: &Staff, filters: &Filters) -> Markup {
    let texts = staff.local.texts();
    html! {
        div."relative"."mt-3"."flex"."flex-wrap"."items-center"."gap-2" role="group" aria-label=(texts.view_filter()) {
            (words(staff, filters))
            @for (name, label, choices) in &filters.chips { (chip(name, label, choices)) }
            @if let Some(cleared) = &filters.cleared {
                a."btn"."btn-ghost"."h-8"."px-2"."text-sm"."font-normal" href=(cleared) { (icon_of("x", "icon size-3.5")) (texts.view_clear()) }
            }
            (order(staff, filters))
        }
    }
}

fn words(staff: &Staff, filters: &Filters) -> Markup {
    let words = &filters.words;
    html! {
        form."max-sm:w-full" method="get" action=(filters.path) role="search" {
            @for (name, value) in filters.pairs.iter().filter(|(name, _)| *name != "text") {
                input type="hidden" name=(name) value=(value);
            }
            label."input"."h-8"."w-56"."border-edge"."text-sm"."max-sm:w-full" {
                (icon_of("list-filter", "icon text-muted"))
                input type="search" name="text" placeholder=(words.placeholder) aria-label=(words.label) value=(words.typed);
            }
            button."sr-only" { (staff.local.texts().view_show()) }
        }
    }
}

fn chip(name: &str, label: &str, choices: &[Choice]) -> Markup {
    let set = choices.iter().skip(1).find(|choice| choice.chosen);
    let word = set.or(choices.first()).map(|choice| choice.word.as_str()).unwrap_or_default();
    let class = if set.is_some() { "chip border-primary bg-brand-soft" } else { "chip" };
    html! {
        details."dropdown"."max-sm:static" id={ "filter-" (name) } data-controller="menu" {
            summary class=(class) {
                (label) " " b."max-w-40"."truncate"."font-medium" { (word) } (icon_of("chevron-down", "icon size-3.5 text-muted"))
            }
            (menu(choices, "menu-panel start-0 end-auto mt-1 max-h-80 w-60 overflow-y-auto"))
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

fn order(staff: &Staff, filters: &Filters) -> Markup {
    let drawing = if filters.is_down { "arrow-up-narrow-wide" } else { "arrow-down-narrow-wide" };
    let now = filters.orders.iter().find(|order| order.chosen).map_or("", |order| order.word.as_str());
    html! {
        details."dropdown"."dropdown-end"."max-sm:static"."sm:ms-auto" #order data-controller="menu" {
            summary."btn"."btn-ghost"."h-8"."px-2"."text-sm"."font-normal" {
                (icon(drawing)) span."sr-only" { (staff.local.texts().view_sort()) } (now)
            }
            (menu(&filters.orders, "menu-panel mt-1 w-60"))
        }
    }
}
