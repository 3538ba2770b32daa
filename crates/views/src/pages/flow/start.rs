//! Start: for which record, with which people, with which answers.

use super::start_record::{record, record_problems};
use crate::{
    form::{self, Choice, FieldView, FormPlace},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `template`, `record` (an id, or empty for a new one), `record_kind`, `record_name`, `record_email`,
/// people under their own names (`role.KEY`, `contact.ROLE`), fields under `data.`. Posted to `FLOW_NEW_SEARCH`, it
/// comes back as it is with the records that `record_search` finds.
#[derive(Clone, Debug)]
pub struct NewFlow {
    pub template: String,
    /// Posted back as `form`: what was uploaded with a try before belongs to it.
    pub form: String,
    pub name: String,
    pub description: Option<String>,
    /// What was searched for.
    pub search: String,
    /// Records of fitting kinds that were found, or the first by name.
    pub records: Vec<RecordChoice>,
    /// More were found than are shown.
    pub more: bool,
    /// The chosen one's id; empty for a new one.
    pub record: String,
    pub record_error: Option<String>,
    /// Kinds a new record may have: posted value and word.
    pub kinds: Vec<Choice>,
    pub record_kind: String,
    pub record_name: String,
    pub record_name_error: Option<String>,
    pub record_email: String,
    pub record_email_error: Option<String>,
    /// Who plays the roles that are asked for, and contacts that roles need.
    pub people: Vec<FieldView>,
    pub fields: Vec<FieldView>,
    pub refusal: Option<String>,
}

#[derive(Clone, Debug)]
pub struct RecordChoice {
    pub id: String,
    pub name: String,
    /// "Client, ingrid@halden.example"
    pub detail: String,
}

pub fn start(staff: &Staff, page: &NewFlow) -> Markup {
    let texts = staff.local.texts();
    let place = FormPlace { file_bytes_max: staff.file_bytes_max, ..FormPlace::page(false, texts) };
    let has_files = page.fields.iter().any(|field| matches!(field.of, model::FieldType::File { .. }));
    let mut problems = record_problems(page, texts);
    problems.extend(form::problems_of(&page.people, place));
    problems.extend(form::problems_of(&page.fields, place));
    staff.page(
        &page.name,
        Place::Start,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.workspace_breadcrumb()) { a."link-quiet" href=(paths::FLOW_NEW) { (texts.flow_start_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (page.name) }
                @if let Some(description) = &page.description { p."mt-1"."max-w-[64ch]"."text-muted"."wrap-anywhere" { (description) } }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(paths::FLOW_NEW) novalidate
                    enctype=[has_files.then_some("multipart/form-data")] data-controller="form" {
                    // Enter in a field starts the flow; it must not press Search.
                    button."sr-only" tabindex="-1" aria-hidden="true" { (texts.flow_start_this(&page.name)) }
                    (staff.hidden_inputs("start"))
                    input type="hidden" name="template" value=(page.template);
                    input type="hidden" name="form" value=(page.form);
                    (form::refusal(page.refusal.as_deref()))
                    (form::summary(&problems, texts))
                    (record(page, texts))
                    @if !page.people.is_empty() {
                        h2."mt-3"."text-lg"."font-semibold" { (texts.flow_start_people()) }
                        (form::fields(&page.people, place))
                    }
                    @if !page.fields.is_empty() {
                        h2."mt-3"."text-lg"."font-semibold" { (texts.flow_start_asked()) }
                        (form::fields(&page.fields, place))
                    }
                    div { button."btn"."btn-primary"."max-w-full" data-turbo-submits-with=(texts.flow_starting()) { span."truncate" { (texts.flow_start_this(&page.name)) } } }
                }
            }
        },
    )
}
