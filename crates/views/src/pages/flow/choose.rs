//! Start: which template.

use crate::{
    part::icon,
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
    let texts = staff.local.texts();
    staff.page(
        texts.flow_start_title(),
        Place::Start,
        html! {
            div."px-4"."pt-7"."pb-12"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.flow_start_title()) }
                @if templates.is_empty() {
                    p."mt-3"."max-w-[64ch]" { (texts.flow_start_no_templates()) }
                    p."mt-4" { a."btn"."btn-primary" href=(paths::TEMPLATES) { (texts.flow_start_see_templates()) } }
                } @else {
                    p."mt-1"."text-md"."text-muted" { (texts.flow_start_which()) }
                    ul."mt-5"."grid"."max-w-5xl"."gap-3"."sm:grid-cols-2"."xl:grid-cols-3" { @for template in templates {
                        li { a."pick-card" href={ (paths::FLOW_NEW) "?template=" (template.key) } {
                            b."wrap-anywhere" { (template.name) }
                            @if let Some(description) = &template.description { span."wrap-anywhere" { (description) } }
                            small."mt-auto"."pt-2.5"."wrap-anywhere" { (icon("list-checks")) (template.stages.join(", ")) }
                        } }
                    } }
                }
            }
        },
    )
}
