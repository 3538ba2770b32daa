//! All mails of the demo, newest first.

use crate::{
    part::moment_short,
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct MailRow {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub at: Instant,
}

pub fn list(shell: &Public, mails: &[MailRow]) -> Markup {
    shell.page(
        "Demo mailbox",
        Width::Wide,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight"."sm:text-3xl" { "Demo mailbox" }
            p."mt-2"."text-muted" { "Mails of this demo, as they would have been sent. Nothing leaves this machine." }
            @if mails.is_empty() { p."mt-6" { "No mail yet. Start a flow, and its first mail stands here." } }
            @else {
                ul."mt-6"."divide-y"."divide-rule"."border-y"."border-rule" { @for mail in mails {
                    li { a."todo-row" href=(paths::mail(&mail.id)) {
                        span."todo-what" { b."wrap-anywhere" { (mail.subject) } span."wrap-anywhere" { "to " (mail.to) } }
                        span."text-base"."text-muted" { (moment_short(mail.at, &shell.local)) }
                    } }
                } }
            }
            p."mt-6" { a."link-brand"."py-1" href=(paths::MAILBOX) { "Look again" } }
        },
    )
}
