//! Which template is started for each record that was chosen.

use super::Chosen;
use crate::{paths, shell::Staff};
use maud::{Markup, html};

/// Sent: the inputs of the choice, and `template`.
#[derive(Clone, Debug)]
pub struct BulkTemplates {
    pub chosen: Chosen,
    /// Key, name and description of each that fits.
    pub templates: Vec<(String, String, Option<String>)>,
}

pub fn choose(staff: &Staff, page: &BulkTemplates) -> Markup {
    let texts = staff.local.texts();
    page.chosen.page(
        staff,
        texts.record_start_workflow(),
        &html! {
            @if page.templates.is_empty() {
                p."mt-5"."max-w-[64ch]" { (texts.bulk_no_templates()) }
            } @else {
                form."mt-5" method="get" action=(paths::bulk_start(&page.chosen.kind.key)) {
                    (page.chosen.inputs())
                    ul."grid"."max-w-5xl"."gap-3"."sm:grid-cols-2"."xl:grid-cols-3" { @for (key, name, description) in &page.templates {
                        li { button."pick-card"."w-full"."text-start" name="template" value=(key) {
                            b."wrap-anywhere" { (name) }
                            @if let Some(description) = description { span."wrap-anywhere" { (description) } }
                        } }
                    } }
                p."mt-4" { a."btn"."btn-outline"."border-edge" href=(paths::TEMPLATES) { (texts.flows_templates()) } }
                }
            }
        },
    )
}
