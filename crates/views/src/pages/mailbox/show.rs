//! One mail: to whom, about what, and as it looks.

use crate::{
    part::moment_within,
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct MailPage {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub at: Instant,
    /// The text part.
    pub text: String,
    /// Where its button leads.
    pub link: Option<String>,
}

pub fn show(shell: &Public, mail: &MailPage) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        &mail.subject,
        Width::Wide,
        html! {
            nav."text-base"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::MAILBOX) { (texts.mailbox_title()) } }
            h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (mail.subject) }
            p."mt-1"."text-muted"."wrap-anywhere" { (texts.mailbox_to_whom(&mail.to)) ", " (moment_within(mail.at, &shell.local)) }
            @if let Some(link) = &mail.link { p."mt-4" { a."btn"."btn-outline"."border-edge" href=(link) { (texts.mailbox_follow()) } } }
            iframe."mt-6"."h-200"."w-full"."rounded-box"."border"."border-rule"."bg-white" src=(paths::mail_frame(&mail.id)) title=(texts.mailbox_frame())
                sandbox="allow-top-navigation-by-user-activation" {}
            details."mt-6" {
                summary."link-brand"."inline-block" { (texts.mailbox_text_part()) }
                pre."mt-2"."overflow-x-auto"."whitespace-pre-wrap"."text-sm"."wrap-anywhere" { (mail.text) }
            }
        },
    )
}

/// The mail's HTML for the frame: its links open in the whole window.
pub fn framed(html: &str) -> String {
    html.replacen("<head>", "<head><base target=\"_top\">", 1)
}
