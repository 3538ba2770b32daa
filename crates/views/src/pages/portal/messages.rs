//! What was said last in each flow.

use super::{LastMessage, home::talk};
use crate::shell::{Public, Width, title};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Messages {
    /// Newest first.
    pub talks: Vec<TalkLine>,
    pub more: Option<String>,
}

#[derive(Clone, Debug)]
pub struct TalkLine {
    pub last: LastMessage,
    /// "Client onboarding, for Orchard Lane Dental"
    pub about: String,
}

pub fn messages(shell: &Public, page: &Messages) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.portal_messages(),
        Width::Lists,
        html! {
            (title(texts.portal_messages()))
            @if page.talks.is_empty() { p."mt-2"."text-muted" { (texts.portal_messages_none()) } }
            ul."mt-4"."divide-y"."divide-rule" {
                @for line in &page.talks { li."pb-3" { (talk(shell, &line.last, Some(&line.about))) } }
            }
            @if let Some(more) = &page.more { p."mt-4" { a."link-brand"."py-1" href=(more) { (texts.portal_more()) } } }
        },
    )
}
