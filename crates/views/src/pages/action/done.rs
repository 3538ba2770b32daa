//! After the act: thanks, what arrived, whether anything is left, what happens next, a receipt.

use crate::{
    part::{Holder, Next, hand_over, handed_over, icon, moment},
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Done {
    pub name: Option<String>,
    /// "Both documents have arrived."
    pub said: String,
    /// What else waits for this person: titles and addresses.
    pub more: Vec<(String, String)>,
    /// How much else waits, where only its own mail leads to it.
    pub more_in_mail: usize,
    pub next: Vec<Next>,
    /// Who carries it now.
    pub now_with: Holder,
    pub received: Instant,
    /// What was asked.
    pub what: String,
    /// The names of the documents that arrived.
    pub documents: Vec<String>,
    /// Where all that was given is shown, on a device that is proved or asked to prove itself.
    pub given_at: Option<String>,
    pub progress: Option<String>,
    /// What was typed for it is forgotten by the browser.
    pub draft_key: String,
}

pub fn done(shell: &Public, page: &Done) -> Markup {
    let texts = shell.local.texts();
    let thanks = match &page.name {
        Some(name) => texts.action_thanks_name(name),
        None => texts.action_thanks().to_owned(),
    };
    shell.page(
        texts.action_thanks(),
        Width::Column,
        html! {
            (handed_over(page.now_with))
            div data-draft-done=(page.draft_key) {
                (title(&thanks))
                p."mt-2" { (page.said) @if page.more.is_empty() && page.more_in_mail == 0 { " " (texts.action_nothing_more()) } }
            }
            (more(page, texts))
            @if !page.next.is_empty() {
                section."mt-7" aria-labelledby="next" {
                    h2 #next."text-lg"."font-semibold" { (texts.action_next()) }
                    (hand_over(&page.next))
                }
            }
            (receipt(shell, page))
            p."mt-8"."text-muted"."print:hidden" {
                (texts.action_close()) " "
                @if let Some(progress) = &page.progress { a."link-brand" href=(progress) { (texts.action_progress()) } }
            }
        },
    )
}

/// For whoever wants to keep it on paper or as a file.
pub(super) fn print(texts: Texts) -> Markup {
    html! {
        button."btn"."btn-outline"."btn-lg"."border-edge"."max-sm:w-full" type="button" hidden data-print { (icon("printer")) (texts.action_print()) }
    }
}

fn more(page: &Done, texts: Texts) -> Markup {
    html! {
        @if page.more_in_mail > 0 { p."mt-3"."font-semibold" { (texts.action_more_in_mail(page.more_in_mail)) } }
        @if !page.more.is_empty() {
            p."mt-5" { @if page.more.len() == 1 { (texts.action_more()) } @else { (texts.action_more_count(page.more.len())) } }
            p."mt-3"."flex"."flex-col"."gap-3" { @for (what, href) in &page.more {
                a."btn"."btn-primary"."btn-lg"."h-auto"."min-h-12"."w-full"."py-2" href=(href) { (what) }
            } }
        }
    }
}

fn receipt(shell: &Public, page: &Done) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="receipt" {
            h2 #receipt."text-lg"."font-semibold" { (texts.action_receipt()) }
            dl."facts"."mt-3" {
                dt { (texts.action_received()) } dd { (moment(page.received, &shell.local)) }
                @if page.documents.is_empty() {
                    dt { (texts.action_answered()) } dd."wrap-anywhere" { (page.what) }
                } @else {
                    dt { (texts.action_documents()) }
                    dd."wrap-anywhere" { @for name in &page.documents { span."block" { (name) } } }
                }
            }
            p."mt-4"."flex"."flex-wrap"."items-center"."gap-x-6"."gap-y-3"."print:hidden" {
                (print(texts))
                @if let Some(given) = &page.given_at { a."link-brand"."py-1" href=(given) { (texts.action_open()) } }
            }
        }
    }
}
