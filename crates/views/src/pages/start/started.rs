//! After a start: thanks, and where the link went.

use crate::{
    part::{Holder, Next, hand_over, handed_over, said_with},
    shell::{Public, Width, title},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Started {
    /// The person's name as they gave it.
    pub name: String,
    /// As much of it as may be shown.
    pub email: String,
    /// Title of what was started.
    pub what: String,
    pub next: Vec<Next>,
    /// What was typed is forgotten by the browser.
    pub draft_key: String,
    /// As on the form.
    pub frame: Option<String>,
}

pub fn started(shell: &Public, page: &Started) -> Markup {
    let texts = shell.local.texts();
    let main = html! {
            (handed_over(Holder::Us))
            div data-draft-done=(page.draft_key) {
                (title(&texts.action_thanks_name(&page.name)))
                p."mt-2" { (texts.start_started(&page.what)) }
                p."mt-2" {
                    (said_with(|address| texts.start_mailed(address), html! { b."font-semibold"."wrap-anywhere" { (page.email) } }))
                }
            }
            @if !page.next.is_empty() {
                section."mt-7" aria-labelledby="next" {
                    h2 #next."text-lg"."font-semibold" { (texts.action_next()) }
                    (hand_over(&page.next))
                }
            }
            p."mt-8"."text-muted" { (texts.start_nothing_arrived()) }
    };
    match &page.frame {
        Some(origins) => shell.frame_page(texts.action_thanks(), origins, main),
        None => shell.page(texts.action_thanks(), Width::Column, main),
    }
}
