//! Something to take along: an address or a key, with a button that copies it where a script runs.

use maud::{Markup, html};
use texts::Texts;

pub fn copy(label: &str, value: &str, texts: Texts) -> Markup {
    html! {
        div."flex"."gap-2" data-controller="copy" data-copy-said-value=(texts.part_copied()) {
            input."input"."h-9"."min-w-0"."flex-1"."border-edge" type="text" readonly value=(value) aria-label=(label) data-copy-target="source";
            button."btn"."btn-outline"."h-9"."border-edge"."px-3" type="button" data-copy-target="button" data-action="copy#copy" hidden { (texts.part_copy()) }
        }
    }
}
