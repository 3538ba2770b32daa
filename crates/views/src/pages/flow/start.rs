//! Start: for which record, with which people, with which answers.

use crate::{
    form::{self, Choice, FieldView, FormPlace, Line, Problem},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `template`, `record` (an id, or empty for a new one), `record_kind`, `record_name`, `record_email`,
/// people under their own names (`role.KEY`, `contact.ROLE`), fields under `data.`.
#[derive(Clone, Debug)]
pub struct NewFlow {
    pub template: String,
    pub name: String,
    pub description: Option<String>,
    /// Records of fitting kinds, the newest first.
    pub records: Vec<RecordChoice>,
    pub record: String,
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
    let place = FormPlace::page(false, staff.local.texts());
    let mut problems = record_problems(page);
    problems.extend(form::problems_of(&page.people, place));
    problems.extend(form::problems_of(&page.fields, place));
    staff.page(
        &page.name,
        Place::Start,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label="Breadcrumb" { a."link-quiet" href=(paths::FLOW_NEW) { "Start a flow" } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (page.name) }
                @if let Some(description) = &page.description { p."mt-1"."max-w-[64ch]"."text-muted" { (description) } }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(paths::FLOW_NEW) novalidate
                    data-controller="form" {
                    (staff.hidden_inputs("start"))
                    input type="hidden" name="template" value=(page.template);
                    (form::refusal(page.refusal.as_deref()))
                    (form::summary(&problems, place.texts))
                    (record(page))
                    @if !page.people.is_empty() {
                        h2."mt-3"."text-lg"."font-semibold" { "Who takes part" }
                        (form::fields(&page.people, place))
                    }
                    @if !page.fields.is_empty() {
                        h2."mt-3"."text-lg"."font-semibold" { "What is asked at the start" }
                        (form::fields(&page.fields, place))
                    }
                    div { button."btn"."btn-primary" data-turbo-submits-with="Starting…" { "Start " (page.name) } }
                }
            }
        },
    )
}

fn record_problems(page: &NewFlow) -> Vec<Problem> {
    let own = [
        ("record-name", "Name", &page.record_name_error),
        ("record-email", "E-mail", &page.record_email_error),
    ];
    let wrong =
        own.into_iter().filter_map(|(id, label, error)| error.as_ref().map(|error| (id, label, error)));
    wrong.map(|(id, label, error)| Problem { id: id.to_owned(), text: format!("{label}: {error}") }).collect()
}

fn record(page: &NewFlow) -> Markup {
    html! {
        h2."text-lg"."font-semibold" { "For whom" }
        @if !page.records.is_empty() {
            div."field"."field-small" {
                label for="record" { "Record" }
                select #record."select"."h-9"."w-full" name="record" {
                    option value="" { "A new one, named below" }
                    @for one in &page.records {
                        option value=(one.id) selected[one.id == page.record] { (one.name) " · " (one.detail) }
                    }
                }
            }
        }
        @if page.kinds.len() > 1 {
            div."field"."field-small" {
                label for="record-kind" { "Kind of a new record" }
                select #record-kind."select"."h-9"."w-full" name="record_kind" {
                    @for kind in &page.kinds { option value=(kind.value) selected[kind.value == page.record_kind] { (kind.label) } }
                }
            }
        } @else if let Some(kind) = page.kinds.first() {
            input type="hidden" name="record_kind" value=(kind.value);
        }
        (new_record(page))
    }
}

fn new_record(page: &NewFlow) -> Markup {
    let hint = if page.records.is_empty() {
        "Company or person. One with the same e-mail that is here already is used again."
    } else {
        "Company or person. Leave empty for a record chosen above."
    };
    html! {
        (form::line(&Line {
            id: "record-name",
            name: "record_name",
            label: "Name",
            hint: Some(hint),
            of: "text",
            autocomplete: "off",
            value: &page.record_name,
            error: page.record_name_error.as_deref(),
            large: false,
        }))
        (form::line(&Line {
            id: "record-email",
            name: "record_email",
            label: "E-mail",
            hint: Some("Links for the client go here."),
            of: "email",
            autocomplete: "off",
            value: &page.record_email,
            error: page.record_email_error.as_deref(),
            large: false,
        }))
    }
}
