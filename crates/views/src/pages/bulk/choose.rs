//! Which template is started for each record that was chosen.

use super::Chosen;
use crate::{paths, shell::Staff};
use maud::{Markup, html};

/// Sent: the inputs of the choice, and `template`.
#[derive(Clone, Debug)]
pub struct BulkTemplates {
    pub chosen: Chosen,
    /// Each that these records offer.
    pub templates: Vec<BulkTemplate>,
}

#[derive(Clone, Debug)]
pub struct BulkTemplate {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    /// Why it cannot be started for many.
    pub why_not: Option<String>,
}

pub fn choose(staff: &Staff, page: &BulkTemplates) -> Markup {
    let texts = staff.local.texts();
    page.chosen.page(
        staff,
        texts.record_start_workflow(),
        &html! {
            @if page.templates.is_empty() {
                p."mt-5"."max-w-[64ch]" { (texts.bulk_no_templates()) }
                p."mt-4" { a."btn"."btn-outline"."border-edge" href=(paths::TEMPLATES) { (texts.flows_templates()) } }
            } @else {
                form."mt-5" method="get" action=(paths::bulk_start(&page.chosen.kind.key)) {
                    (page.chosen.inputs())
                    ul."grid"."max-w-5xl"."gap-3"."sm:grid-cols-2"."xl:grid-cols-3" { @for one in &page.templates {
                        li { button."pick-card"."w-full"."text-start" name="template" value=(one.key) disabled[one.why_not.is_some()] {
                            b."wrap-anywhere" { (one.name) }
                            @if let Some(said) = one.why_not.as_ref().or(one.description.as_ref()) { span."wrap-anywhere" { (said) } }
                        } }
                    } }
                }
            }
        },
    )
}
