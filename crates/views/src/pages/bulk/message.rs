//! What is written to the people of all records that were chosen.

use super::Chosen;
use crate::{
    form::{self, FieldView, FormPlace},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

/// Posted: the inputs of the choice, `to` (`primary` or `all`), and what the fields are called.
#[derive(Clone, Debug)]
pub struct BulkMessage {
    pub chosen: Chosen,
    /// Subject and text.
    pub fields: Vec<FieldView>,
    /// To every contact of a record.
    pub to_all: bool,
    pub refusal: Option<String>,
}

pub fn message(staff: &Staff, page: &BulkMessage) -> Markup {
    let texts = staff.local.texts();
    let place = FormPlace::page(false, texts);
    let to = [("primary", texts.bulk_to_primary(), !page.to_all), ("all", texts.bulk_to_all(), page.to_all)];
    page.chosen.page(
        staff,
        texts.bulk_message_title(),
        &html! {
            form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(paths::bulk_message(&page.chosen.kind.key)) novalidate data-controller="form" {
                (staff.hidden_inputs("bulk"))
                (page.chosen.inputs())
                (form::refusal(page.refusal.as_deref()))
                (form::summary(&form::problems_of(&page.fields, place), texts))
                fieldset {
                    legend."font-medium" { (texts.bulk_to()) }
                    @for (value, label, chosen) in to {
                        label."check-row" { input."radio"."radio-sm" type="radio" name="to" value=(value) checked[chosen]; span { (label) } }
                    }
                }
                (form::fields(&page.fields, place))
                div {
                    button."btn"."btn-primary" { (texts.bulk_look()) }
                    p."mt-2"."text-sm"."text-muted" { (texts.bulk_message_hint()) }
                }
            }
        },
    )
}
