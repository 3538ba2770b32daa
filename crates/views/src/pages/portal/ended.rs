//! Flows that have ended.

use super::{FlowRow, home::rows};
use crate::{
    paths,
    shell::{Public, Width, title},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Ended {
    pub flows: Vec<FlowRow>,
    pub more: Option<String>,
}

pub fn ended(shell: &Public, page: &Ended) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.portal_ended_title(),
        Width::Lists,
        html! {
            (title(texts.portal_ended_title()))
            div."mt-6" {
                @if page.flows.is_empty() { p."text-muted" { (texts.portal_ended_none()) } } @else { (rows(shell, &page.flows)) }
            }
            p."mt-4"."flex"."flex-wrap"."gap-x-6" {
                @if let Some(more) = &page.more { a."link-brand"."py-1" href=(more) { (texts.portal_more_flows()) } }
                a."link-brand"."py-1" href=(paths::PORTAL) { (texts.link_back()) }
            }
        },
    )
}
