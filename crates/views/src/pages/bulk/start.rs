//! What is asked once for all records a template is started for.

use super::Chosen;
use crate::{
    form::{self, FieldView, FormPlace},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

/// Posted: the inputs of the choice, `template`, `owners` (`starter` or `record`), people under `roles.`, fields under
/// `data.`.
#[derive(Clone, Debug)]
pub struct BulkStart {
    pub chosen: Chosen,
    pub template: String,
    pub name: String,
    pub people: Vec<FieldView>,
    pub fields: Vec<FieldView>,
    /// Labels of what is given in each flow and not here.
    pub files: Vec<String>,
    /// The owner of each record becomes the owner of its flow.
    pub owners_of_records: bool,
    pub refusal: Option<String>,
}

pub fn start(staff: &Staff, page: &BulkStart) -> Markup {
    let texts = staff.local.texts();
    let place = FormPlace::page(false, texts);
    let mut problems = form::problems_of(&page.people, place);
    problems.extend(form::problems_of(&page.fields, place));
    let owners = [
        ("starter", texts.bulk_owner_me(), !page.owners_of_records),
        ("record", texts.bulk_owner_record(), page.owners_of_records),
    ];
    page.chosen.page(
        staff,
        &page.name,
        &html! {
            form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(paths::bulk_start(&page.chosen.kind.key)) novalidate data-controller="form" {
                (staff.hidden_inputs("bulk"))
                (page.chosen.inputs())
                input type="hidden" name="template" value=(page.template);
                (form::refusal(page.refusal.as_deref()))
                (form::summary(&problems, texts))
                @if !page.people.is_empty() {
                    h2."text-lg"."font-semibold" { (texts.flow_start_people()) }
                    (form::fields(&page.people, place))
                }
                @if !page.fields.is_empty() {
                    div {
                        h2."text-lg"."font-semibold" { (texts.flow_start_asked()) }
                        p."mt-1"."text-muted" { (texts.bulk_fields_lead()) }
                    }
                    (form::fields(&page.fields, place))
                }
                @if !page.files.is_empty() {
                    p."rounded-box"."bg-base-200"."px-4"."py-2.5" { (texts.bulk_files(crate::words::all_of(&page.files, texts))) }
                }
                fieldset {
                    legend."font-medium" { (texts.bulk_owner()) }
                    @for (value, label, chosen) in owners {
                        label."check-row" { input."radio"."radio-sm" type="radio" name="owners" value=(value) checked[chosen]; span { (label) } }
                    }
                }
                div {
                    button."btn"."btn-primary" { (texts.bulk_look()) }
                    p."mt-2"."text-sm"."text-muted" { (texts.bulk_look_hint()) }
                }
            }
        },
    )
}
