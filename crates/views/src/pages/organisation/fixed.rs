//! A value that the settings of the server say: shown, with the place, and not to be changed here.

use maud::{Markup, html};
use texts::Texts;

pub(super) fn fixed(label: &str, value: &str, place: &str, texts: Texts) -> Markup {
    html! {
        div {
            p."font-medium" { (label) }
            p."mt-1"."wrap-anywhere" { (value) }
            p."mt-0.5"."text-sm"."wrap-anywhere"."text-muted" { (texts.organisation_fixed(place)) }
        }
    }
}
