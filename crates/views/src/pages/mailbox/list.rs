//! All mails that are kept, newest first.

use crate::{
    part::{icon_of, moment_short},
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Mailbox {
    pub mails: Vec<MailRow>,
    /// A demo, which sends nothing ever; else mails wait for a mail server.
    pub is_demo: bool,
}

#[derive(Clone, Debug)]
pub struct MailRow {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub at: Instant,
}

pub fn list(shell: &Public, page: &Mailbox) -> Markup {
    let texts = shell.local.texts();
    let (lead, empty) = if page.is_demo {
        (texts.mailbox_lead_demo(), texts.mailbox_empty())
    } else {
        (texts.mailbox_lead_waits(), texts.mailbox_empty())
    };
    shell.page(
        texts.mailbox_title(),
        Width::Wide,
        html! {
            @if !page.is_demo { nav."text-base"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href="/" { (texts.mailbox_back()) } } }
            h1."text-2xl"."font-semibold"."tracking-tight"."sm:text-3xl" { (texts.mailbox_title()) }
            p."mt-2"."max-w-[64ch]"."text-muted" { (lead) }
            @if !page.is_demo { p."mt-1" { a."link-brand"."py-1" href=(paths::MAIL) { (texts.mailbox_set_up()) } } }
            @if page.mails.is_empty() { p."mt-6" { (empty) } }
            @else {
                ul."mt-6"."divide-y"."divide-rule"."border-y"."border-rule" { @for mail in &page.mails {
                    li { a."todo-row" href=(paths::mail(&mail.id)) {
                        (icon_of("mail", "icon text-muted"))
                        span."todo-what" { b."wrap-anywhere" { (mail.subject) } span."wrap-anywhere" { (texts.mailbox_to(&mail.to)) } }
                        span."text-base"."text-muted"."max-sm:w-full"."max-sm:ps-7" { (moment_short(mail.at, &shell.local)) }
                    } }
                } }
            }
            p."mt-6" { a."link-brand"."py-1" href=(paths::MAILBOX) { (texts.mailbox_again()) } }
        },
    )
}
