//! The way to search on every page of members: a link that looks like a field, and the dialog it opens where scripts run.

use crate::{Local, part::icon, paths};
use maud::{Markup, html};

/// Leads to the page of search; a press opens the dialog instead, as Ctrl-K does (`ts/search.ts`).
pub(super) fn field(local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        a #search-field."search-field" href=(paths::SEARCH) aria-keyshortcuts="Control+K Meta+K" {
            (icon("search"))
            span."min-w-0"."flex-1"."truncate"."max-sm:hidden" { (texts.search_field()) }
            span."min-w-0"."flex-1"."truncate"."sm:hidden" { (texts.search_submit()) }
            kbd."text-xs"."max-sm:hidden" aria-hidden="true" { (texts.search_shortcut()) }
        }
    }
}

const FOUND: [&str; 7] =
    ["user-plus", "building-2", "id-card", "folder", "workflow", "message-square", "file-text"];

pub(super) fn dialog(local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        dialog #search."palette" data-controller="search" data-search-address-value=(paths::SEARCH_PALETTE) aria-label=(texts.search_title()) {
            form."flex"."items-center"."gap-3"."border-b"."border-rule"."px-4" role="search" aria-label=(texts.search_title()) method="get" action=(paths::SEARCH) {
                (icon("search"))
                input."palette-input" type="search" name="q" maxlength=(paths::SEARCH_LETTERS_MAX) role="combobox" aria-expanded="false" aria-controls="palette" aria-autocomplete="list" aria-label=(texts.search_label()) placeholder=(texts.search_field()) autocomplete="off" spellcheck="false" data-search-target="input" data-action="input->search#ask keydown->search#move";
                button."btn"."btn-ghost"."btn-square"."-me-2"."h-9" type="button" aria-label=(texts.search_close()) data-action="search#close" { (icon("x")) }
            }
            div #palette."palette-found" data-search-target="found" {}
            p."sr-only" role="status" data-search-target="said" {}
            // Drawings of what may be found: the list comes without any.
            div hidden { @for drawing in FOUND { (icon(drawing)) } }
            p."border-t"."border-rule"."px-4"."py-2"."text-xs"."text-muted"."max-sm:hidden" { (texts.search_keys()) }
        }
    }
}
