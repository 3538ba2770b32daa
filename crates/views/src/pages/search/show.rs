//! The page of a search: a form, what to search, and what was found.

use super::found::{Group, Sort, inside};
use crate::{
    Local,
    part::{Sought, icon},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Results {
    pub text: String,
    /// Only this sort, page by page.
    pub sort: Option<Sort>,
    /// `None` where too little was typed; those without hits are there too.
    pub groups: Option<Vec<Group>>,
    /// A thousand or more.
    pub are_many: bool,
    /// Not the first page.
    pub is_later: bool,
}

pub fn show(staff: &Staff, page: &Results) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.search_title(),
        Place::Search,
        html! {
            div."w-full"."max-w-3xl"."px-4"."pt-7"."pb-12"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.search_title()) }
                form."mt-4"."flex"."gap-2" role="search" method="get" action=(paths::SEARCH) {
                    input."input"."h-10"."min-w-0"."flex-1"."border-edge" type="search" name="q" value=(page.text) maxlength=(paths::SEARCH_LETTERS_MAX) aria-label=(texts.search_label()) placeholder=(texts.search_field()) autocomplete="off" spellcheck="false" autofocus[page.text.is_empty()];
                    @if let Some(sort) = page.sort { input type="hidden" name="kind" value=(sort.word()); }
                    button."btn"."btn-primary"."h-10"."px-4" { (icon("search")) (texts.search_submit()) }
                }
                @if !page.text.is_empty() { (sorts(page, texts)) }
                (found(page, &staff.local))
            }
        },
    )
}

fn sorts(page: &Results, texts: texts::Texts) -> Markup {
    let tab = |sort: Option<Sort>| {
        let name = sort.map_or_else(|| texts.search_all(), |sort| sort.name(texts));
        let here = (page.sort == sort).then_some("page");
        html! { a.tab."tab-active"[here.is_some()] href=(address(&page.text, sort)) aria-current=[here] { (name) } }
    };
    html! {
        nav."tabs"."tabs-border"."flex-nowrap"."overflow-x-auto"."mt-4"."border-b"."border-rule" aria-label=(texts.search_sorts()) {
            (tab(None))
            @for sort in Sort::ALL { (tab(Some(sort))) }
        }
    }
}

fn address(text: &str, sort: Option<Sort>) -> String {
    sort.map_or_else(|| paths::search(text), |sort| paths::search_of(text, sort.word()))
}

fn found(page: &Results, local: &Local) -> Markup {
    let texts = local.texts();
    let Some(groups) = &page.groups else {
        let said = if page.text.is_empty() { texts.search_lead() } else { texts.search_short() };
        return html! { p."mt-6"."max-w-[64ch]"."text-muted" { (said) } };
    };
    if groups.iter().all(|group| group.hits.is_empty()) {
        return html! {
            p."mt-6" role="status" { (texts.search_none(&page.text)) }
            p."mt-1"."max-w-[64ch]"."text-muted" { (texts.search_none_hint()) }
            @if page.is_later { p."mt-3" { a."btn"."btn-outline"."border-edge" href=(address(&page.text, page.sort)) { (texts.search_first()) } } }
        };
    }
    let sought = Sought::of(&page.text);
    html! {
        @if page.are_many { p."mt-4"."max-w-[64ch]"."text-sm"."text-muted" role="status" { (texts.search_many()) } }
        @for group in groups.iter().filter(|group| !group.hits.is_empty()) {
            section."mt-6" aria-labelledby={ "found-" (group.sort.word()) } {
                h2."text-lg"."font-semibold" #{ "found-" (group.sort.word()) } { (group.sort.name(texts)) }
                ul."mt-2"."divide-y"."divide-rule"."border-y"."border-rule" {
                    @for hit in &group.hits { li { a."found-row"."-mx-2"."px-2" href=(hit.href) { (inside(hit, &sought, local)) } } }
                }
                (further(page, group, texts))
            }
        }
    }
}

fn further(page: &Results, group: &Group, texts: texts::Texts) -> Markup {
    let of = paths::search_of(&page.text, group.sort.word());
    html! {
        @match (&group.next, page.sort) {
            (Some(_), None) => p."mt-2" { a."link-quiet"."inline-flex"."items-center"."gap-1"."py-1" href=(of) { (group.sort.more(texts)) (icon("arrow-right")) } },
            (next, Some(_)) if next.is_some() || page.is_later => div."mt-4"."flex"."gap-2" {
                @if page.is_later { a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(of) { (texts.search_first()) } }
                @if let Some(next) = next { a."btn"."btn-outline"."ms-auto"."h-8"."border-edge"."px-3"."text-sm" href={ (of) "&after=" (next) } rel="next" { (texts.search_next()) (icon("arrow-right")) } }
            },
            _ => {},
        }
    }
}
