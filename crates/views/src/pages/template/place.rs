//! In which folder a template is, and whether it is shared: what decides whether it can be published to the portal.

use crate::{
    form::{self, Line},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

/// Posted: `folder`, `private`.
#[derive(Clone, Debug, Default)]
pub struct TemplatePlace {
    pub folder: String,
    pub is_private: bool,
    pub folder_error: Option<String>,
}

pub(super) fn section(staff: &Staff, template: &str, place: &TemplatePlace) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="place-title" {
            h2 #place-title."text-lg"."font-semibold" { (texts.portal_place_title()) }
            form."mt-2"."flex"."flex-col"."gap-3" method="post" action=(paths::template_place(template)) novalidate {
                (staff.hidden_inputs("place"))
                (form::line(&Line {
                    id: "folder", name: "folder", label: texts.portal_place_folder(), hint: Some(texts.portal_place_folder_hint()),
                    of: "text", autocomplete: "off", value: &place.folder, error: place.folder_error.as_deref(), large: false,
                }))
                label."choice-row" {
                    input."checkbox" type="checkbox" name="private" value="on" checked[place.is_private];
                    span { (texts.portal_place_private()) }
                }
                div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.profile_save()) } }
            }
        }
    }
}
