//! Start: which template.

use crate::{
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct TemplateChoice {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub stages: Vec<String>,
}

pub fn choose(staff: &Staff, templates: &[TemplateChoice]) -> Markup {
    staff.page(
        "Start a flow",
        Place::Start,
        html! {
            div."px-4"."pt-7"."pb-12"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { "Start a flow" }
                @if templates.is_empty() {
                    p."mt-3"."max-w-[64ch]" { "Flows run from published templates, and there is none yet. Publish one over the API, or ask an admin to." }
                    p."mt-4" { a."btn"."btn-outline"."border-edge" href=(paths::TEMPLATES) { "See templates" } }
                } @else {
                    p."mt-1"."text-md"."text-muted" { "Which one?" }
                    ul."mt-5"."grid"."max-w-4xl"."gap-3"."sm:grid-cols-2" { @for template in templates {
                        li { a."pick-card" href={ (paths::FLOW_NEW) "?template=" (template.key) } {
                            b { (template.name) }
                            @if let Some(description) = &template.description { span { (description) } }
                            small { (template.stages.join(", ")) }
                        } }
                    } }
                }
            }
        },
    )
}
