//! After a start: thanks, and where the link went.

use crate::{
    part::{Next, hand_over, icon_of, mark},
    shell::{Public, Width, title},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Started {
    /// The person's name as they gave it.
    pub name: String,
    pub email: String,
    /// Title of what was started.
    pub what: String,
    /// Something to do at once is in the mail.
    pub has_task: bool,
    pub next: Vec<Next>,
}

pub fn started(shell: &Public, page: &Started) -> Markup {
    shell.page(
        "Thank you",
        Width::Column,
        html! {
            p."pass" aria-hidden="true" {
                (mark(crate::part::Holder::Client)) (icon_of("arrow-right", "icon text-muted")) (mark(crate::part::Holder::Us))
            }
            (title(&format!("Thank you, {}", page.name)))
            p."mt-2" { "“" (page.what) "” has started." }
            p."mt-2"."wrap-anywhere" {
                @if page.has_task { "We sent you a link by mail, to " b."font-semibold" { (page.email) } ". It leads to what comes next; you need no password." }
                @else { "We sent a confirmation to " b."font-semibold" { (page.email) } ". The link in it shows how far we are." }
            }
            @if !page.next.is_empty() {
                section."mt-7" aria-labelledby="next" {
                    h2 #next."text-lg"."font-semibold" { "What happens next" }
                    (hand_over(&page.next))
                }
            }
            p."mt-8"."text-muted" { "Nothing arrived after some minutes? Look into the folder for unwanted mail. You can close this page." }
        },
    )
}
