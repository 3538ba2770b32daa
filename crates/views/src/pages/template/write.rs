//! Writing a template as text: a new one, or the next draft of one there is.

use crate::{
    form, paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

/// Posted: `source`, and `etag` for one there is.
#[derive(Clone, Debug, Default)]
pub struct TemplateSource {
    /// Key and name of the template; `None` for a new one.
    pub of: Option<(String, String)>,
    /// What the text was read from, so that nobody's later change is lost.
    pub etag: String,
    pub source: String,
    /// Each with its place: "template:3:5 roles: unknown word".
    pub problems: Vec<String>,
    pub refusal: Option<String>,
}

pub fn write(staff: &Staff, page: &TemplateSource) -> Markup {
    let texts = staff.local.texts();
    let (heading, action) = match &page.of {
        Some((key, name)) => (texts.template_change_title(name), paths::template_source(key)),
        None => (texts.template_new().to_owned(), paths::TEMPLATE_NEW.to_owned()),
    };
    staff.page(
        &heading,
        Place::Templates,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::TEMPLATES) { (texts.template_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (heading) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.template_write_lead()) }
                form."mt-6"."flex"."max-w-4xl"."flex-col"."gap-4" method="post" action=(action) novalidate {
                    (staff.hidden_inputs("template"))
                    input type="hidden" name="etag" value=(page.etag);
                    (form::refusal(page.refusal.as_deref()))
                    (problems(&page.problems, texts))
                    div class=(form::frame_class(!page.problems.is_empty(), false)) {
                        label for="source" { (texts.template_source()) }
                        textarea #source."textarea"."w-full"."font-mono"."text-sm" name="source" rows="24" spellcheck="false" autocapitalize="off"
                            aria-describedby=[(!page.problems.is_empty()).then_some("problems")] { "\n" (page.source) }
                    }
                    div."flex"."flex-wrap"."gap-2" {
                        button."btn"."btn-primary"."h-9"."px-3" { (texts.template_save_draft()) }
                        a."btn"."btn-ghost"."h-9"."px-3" href=(back(page)) { (texts.template_back()) }
                    }
                }
            }
        },
    )
}

fn back(page: &TemplateSource) -> String {
    page.of.as_ref().map_or_else(|| paths::TEMPLATES.to_owned(), |(key, _)| paths::template(key))
}

/// The mistakes of a file are told as the command line tells them.
fn problems(all: &[String], texts: Texts) -> Markup {
    html! {
        @if !all.is_empty() {
            div #problems."rounded-box"."border-2"."border-error"."p-4" role="alert" {
                h2."text-lg"."font-semibold" { (texts.template_problems(all.len())) }
                ul."mt-1"."flex"."flex-col"."gap-1" lang="en" { @for problem in all { li."wrap-anywhere" { (problem) } } }
            }
        }
    }
}
