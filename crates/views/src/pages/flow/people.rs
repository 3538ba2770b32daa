//! Choosing who plays a role.

use super::{FlowName, crumbs};
use crate::{
    form::{self, FieldView, FormPlace},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: the field's own inputs.
#[derive(Clone, Debug)]
pub struct ChoosePeople {
    pub flow: FlowName,
    pub role: String,
    pub role_name: String,
    /// Why it is asked: "“Screen against lists” waits for somebody."
    pub why: String,
    /// A person field, of a group or outside.
    pub field: FieldView,
}

pub fn people(staff: &Staff, page: &ChoosePeople) -> Markup {
    staff.page(
        "Choose people",
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { "Who is " (page.role_name) "?" }
                p."mt-1"."max-w-[64ch]"."text-muted" { (page.why) }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::flow_role(&page.flow.id, &page.role)) novalidate {
                    (staff.hidden_inputs("people"))
                    (form::field(&page.field, FormPlace::page(false, staff.local.texts())))
                    div."flex"."flex-wrap"."gap-2" {
                        button."btn"."btn-primary" { "Hand it over" }
                        a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { "Back" }
                    }
                }
            }
        },
    )
}
