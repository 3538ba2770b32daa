//! Choosing a time zone and a language.

use crate::{
    form::{error_line, frame_class},
    zones::zones,
};
use maud::{Markup, html};
use texts::{Language, Texts};

/// Posted as `zone`. With `guess` a script puts the browser's own zone in, where nobody chose another.
pub(crate) fn zone_select(
    chosen: &str,
    error: Option<&str>,
    large: bool,
    guess: bool,
    texts: Texts,
) -> Markup {
    let known = zones().iter().any(|zone| zone == chosen);
    let class = if large { "select select-lg w-full" } else { "select h-9 w-full" };
    html! {
        div class=(frame_class(error.is_some(), large)) {
            label for="zone" { (texts.organisation_zone()) }
            p #zone-hint { (texts.organisation_zone_hint()) }
            @if let Some(error) = error { (error_line("zone-error", error)) }
            select #zone class=(class) name="zone" data-zone-of-browser[guess] aria-describedby=(if error.is_some() { "zone-error zone-hint" } else { "zone-hint" }) {
                @if !known && !chosen.is_empty() { option value=(chosen) selected { (chosen) } }
                @for zone in zones() { option value=(zone) selected[zone == chosen] { (zone.replace('_', " ")) } }
            }
        }
    }
}

/// Posted as `language`.
pub(crate) fn language_select(chosen: Language, large: bool, texts: Texts) -> Markup {
    let class = if large { "select select-lg w-full" } else { "select h-9 w-full" };
    html! {
        div class=(frame_class(false, large)) {
            label for="language" { (texts.organisation_language()) }
            p #language-hint { (texts.organisation_language_hint()) }
            select #language class=(class) name="language" aria-describedby="language-hint" {
                @for language in Language::ALL {
                    option value=(language.code()) lang=(language.code()) selected[language == chosen] { (language.name()) }
                }
            }
        }
    }
}
