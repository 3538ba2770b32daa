//! What the dialog shows of one search: a list to choose from, without anything around it.

use super::found::{Group, inside};
use crate::{
    Local,
    part::{Sought, icon},
    paths,
};
use maud::{Markup, html};

/// `groups`: those with anything in them; `None` where too little was typed. `ts/search.ts` reads the attributes.
pub fn palette(local: &Local, text: &str, groups: Option<&[Group]>) -> Markup {
    let texts = local.texts();
    let sought = Sought::of(text);
    let Some(groups) = groups else {
        return note(texts.search_short(), None);
    };
    let count: usize = groups.iter().map(|group| group.hits.len()).sum();
    if count == 0 {
        return note(&texts.search_none(text), Some(texts.search_none_hint()));
    }
    html! {
        div #palette-list role="listbox" aria-label=(texts.search_results()) data-said=(texts.search_found(count)) {
            @for group in groups {
                div role="group" aria-labelledby={ "palette-" (group.sort.word()) } {
                    div #{ "palette-" (group.sort.word()) }."px-4"."pt-3"."pb-1"."text-sm"."text-muted" role="presentation" { (group.sort.name(texts)) }
                    @for (place, hit) in group.hits.iter().enumerate() {
                        a."found-row"."px-4" #{ "palette-" (group.sort.word()) "-" (place) } role="option" aria-selected="false" tabindex="-1" href=(hit.href) { (inside(hit, &sought, local)) }
                    }
                }
            }
            a."found-row"."mt-2"."border-t"."border-rule"."px-4"."text-muted" #palette-everything role="option" aria-selected="false" tabindex="-1" href=(paths::search(text)) {
                (icon("search")) span."min-w-0"."flex-1"."truncate" { (texts.search_everything(text)) }
            }
        }
    }
}

fn note(said: &str, hint: Option<&str>) -> Markup {
    html! {
        div."px-4"."py-5" data-said=(said) {
            p { (said) }
            @if let Some(hint) = hint { p."mt-1"."text-sm"."text-muted" { (hint) } }
        }
    }
}
