//! After the act: thanks, what arrived, what happens next, a receipt.

use crate::{
    part::{Holder, Next, hand_over, icon_of, mark, moment},
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Done {
    pub name: Option<String>,
    /// "Both documents have arrived."
    pub said: String,
    /// Something else waits for this person: its title and its address.
    pub more: Option<(String, String)>,
    pub next: Vec<Next>,
    /// Who carries it now.
    pub now_with: Holder,
    pub received: Instant,
    /// "Documents": the names of what arrived, line by line.
    pub receipt: Vec<(String, Vec<String>)>,
    /// Where the receipt was mailed.
    pub receipt_to: Option<String>,
    pub progress: Option<String>,
}

pub fn done(shell: &Public, page: &Done) -> Markup {
    let thanks =
        page.name.as_ref().map_or_else(|| "Thank you".to_owned(), |name| format!("Thank you, {name}"));
    shell.page(
        "Thank you",
        Width::Column,
        html! {
            p."pass" aria-hidden="true" { (mark(Holder::Client)) (icon_of("arrow-right", "icon text-muted")) (mark(page.now_with)) }
            (title(&thanks))
            p."mt-2" { (page.said) " " @if page.more.is_none() { "There is nothing more for you to do now." } }
            @if let Some((what, href)) = &page.more {
                p."mt-5" { "One more thing waits for you:" }
                p."mt-3" { a."btn"."btn-primary"."btn-lg"."max-sm:w-full" href=(href) { (what) } }
            }
            @if !page.next.is_empty() {
                section."mt-7" aria-labelledby="next" {
                    h2 #next."text-lg"."font-semibold" { "What happens next" }
                    (hand_over(&page.next))
                }
            }
            (receipt(shell, page))
            p."mt-8"."text-muted" {
                "You can close this page. "
                @if let Some(progress) = &page.progress { a."link-brand" href=(progress) { "See the whole process" } }
            }
        },
    )
}

fn receipt(shell: &Public, page: &Done) -> Markup {
    html! {
        section."mt-8"."border-t"."border-rule"."pt-6" aria-labelledby="receipt" {
            h2 #receipt."text-lg"."font-semibold" { "Your receipt" }
            dl."mt-3"."grid"."grid-cols-[6.5rem_minmax(0,1fr)]"."gap-y-1.5" {
                dt."text-muted" { "Received" } dd { (moment(page.received, &shell.local)) }
                @for (label, lines) in &page.receipt {
                    dt."text-muted" { (label) }
                    dd."wrap-anywhere" { @for line in lines { span."block" { (line) } } }
                }
                @if let Some(to) = &page.receipt_to { dt."text-muted" { "Receipt sent" } dd."wrap-anywhere" { (to) } }
            }
        }
    }
}
