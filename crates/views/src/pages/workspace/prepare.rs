//! Preparing a step: the preparer fills in what they know, leaves a note, and hands it on.

use super::{Head, StepView};
use crate::{
    form::{self, FieldView, FormPlace, Line},
    part::prose,
    paths,
    shell::Staff,
};
use maud::{Markup, html};

/// Posted: `attempt`, the fields under `data.`, `note`, `due` as day and time. Nothing is required.
#[derive(Clone, Debug)]
pub struct Prepare {
    pub attempt: u32,
    /// Who gets it next: names, or the role.
    pub who: String,
    pub text: Option<String>,
    pub fields: Vec<FieldView>,
    pub note: String,
    pub note_error: Option<String>,
    pub due: String,
    pub due_error: Option<String>,
    /// Of the deadline.
    pub zone: String,
    pub refusal: Option<String>,
}

/// What stands in the panel under the step's heading.
pub(super) fn prepare(staff: &Staff, head: &Head, step: &StepView, page: &Prepare) -> Markup {
    let texts = staff.local.texts();
    let ids = format!("{}-", step.key);
    let place = FormPlace { ids: &ids, ..FormPlace::page(false, texts) };
    let (note, due) = (format!("{ids}note"), format!("{ids}due"));
    let (note_error, due_hint) = (format!("{note}-error"), texts.intervention_prepare_due_hint(&page.zone));
    html! {
        form method="post" action=(paths::step_preparation(&head.id, &step.key)) novalidate data-controller="form" {
            @for (name, value) in staff.hidden(&format!("{}-prepare", step.key)) { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="attempt" value=(page.attempt);
            div."flex"."flex-col"."gap-5"."px-5"."pt-3"."pb-5"."max-sm:px-4" {
                p."text-muted" { (texts.intervention_prepare_means(&page.who)) }
                @if let Some(refusal) = &page.refusal { p."font-medium"."text-error" role="alert" { (refusal) } }
                @if let Some(text) = &page.text { div."flex"."max-w-[64ch]"."flex-col"."gap-2" { (prose(text)) } }
                (form::fields(&page.fields, place))
                div class=(form::frame_class(page.note_error.is_some(), false)) {
                    label for=(note) { (texts.intervention_prepare_text(&page.who)) " " span."font-normal"."text-muted" { (texts.form_optional()) } }
                    @if let Some(error) = &page.note_error { (form::error_line(&note_error, error)) }
                    textarea id=(note)."textarea"."w-full" name="note" rows="3" aria-invalid=[page.note_error.as_ref().map(|_| "true")] { "\n" (page.note) }
                }
                (form::line(&Line {
                    id: &due,
                    name: "due",
                    label: texts.intervention_prepare_due(),
                    hint: Some(&due_hint),
                    of: "datetime-local",
                    autocomplete: "off",
                    value: &page.due,
                    error: page.due_error.as_deref(),
                    large: false,
                }))
            }
            footer."act-bar" { button."btn"."btn-primary" data-turbo-submits-with=(texts.intervention_sending()) { (texts.intervention_prepare_do()) } }
        }
    }
}
