//! In which business calendar the flows of a template count.

use crate::{
    form::{Choice, Select, select},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

/// Posted: `calendar` (an id, empty for the organisation's own).
#[derive(Clone, Debug)]
pub struct TemplateCalendar {
    /// All but the organisation's own.
    pub others: Vec<Choice>,
    /// Name of the organisation's own.
    pub own: String,
    /// Id; empty for the organisation's own.
    pub chosen: String,
    pub error: Option<String>,
}

/// Nothing where there is but one calendar.
pub(super) fn section(staff: &Staff, template: &str, page: &TemplateCalendar) -> Markup {
    let texts = staff.local.texts();
    html! {
        @if !page.others.is_empty() {
            section aria-labelledby="calendar-title" {
                h2 #calendar-title."text-lg"."font-semibold" { (texts.calendar_template()) }
                form."mt-2"."flex"."flex-col"."gap-3" method="post" action=(paths::template_calendar(template)) novalidate {
                    (staff.hidden_inputs("calendar"))
                    (select(&Select {
                        name: "calendar", label: texts.calendar_template(), hint: Some(texts.calendar_template_hint()),
                        choices: &page.others, chosen: &page.chosen, empty: Some(&texts.calendar_template_own(&page.own)),
                        error: page.error.as_deref(), large: false,
                    }))
                    div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.calendar_template_save()) } }
                }
            }
        }
    }
}
