//! The logo, and the picture beside the sign-in of the portal.

use super::OrganisationPage;
use crate::{form, paths, shell::Staff};
use maud::{Markup, html};

/// A picture and what is said around it.
struct Place<'a> {
    field: &'a str,
    title: &'a str,
    none: &'a str,
    hint: &'a str,
    upload: &'a str,
    remove: &'a str,
    /// Posted to; the removal is below it.
    address: &'a str,
    removal: &'a str,
    error: Option<&'a str>,
    shown: Option<Markup>,
}

pub(super) fn pictures(staff: &Staff, page: &OrganisationPage) -> Markup {
    let texts = staff.local.texts();
    let beside = staff.brand.sign_in.as_ref().map(|picture| {
        html! { img."mt-3"."aspect-[3/4]"."w-36"."rounded-box"."border"."border-rule"."object-cover" src=(picture) alt=(texts.organisation_picture_current()); }
    });
    html! {
        (section(staff, &Place {
            field: "logo",
            title: texts.organisation_logo(),
            none: texts.organisation_logo_none(),
            hint: texts.organisation_logo_hint(),
            upload: texts.organisation_logo_upload(),
            remove: texts.organisation_logo_remove(),
            address: paths::ORGANISATION_LOGO,
            removal: paths::ORGANISATION_LOGO_REMOVAL,
            error: page.logo_error.as_deref(),
            // It stands in the preview and in the menu.
            shown: staff.brand.logo.as_ref().map(|_| html! {}),
        }))
        (section(staff, &Place {
            field: "sign_in",
            title: texts.organisation_picture(),
            none: texts.organisation_picture_none(),
            hint: texts.organisation_picture_hint(),
            upload: texts.organisation_picture_upload(),
            remove: texts.organisation_picture_remove(),
            address: paths::ORGANISATION_PICTURE,
            removal: paths::ORGANISATION_PICTURE_REMOVAL,
            error: page.sign_in_error.as_deref(),
            shown: beside,
        }))
    }
}

fn section(staff: &Staff, place: &Place<'_>) -> Markup {
    let texts = staff.local.texts();
    let (field, title_id) = (place.field, format!("{}-title", place.field));
    let (error_id, hint_id) = (format!("{field}-error"), format!("{field}-hint"));
    let described = if place.error.is_some() { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    html! {
        section aria-labelledby=(title_id) {
            h2 id=(title_id) ."text-lg"."font-semibold" { (place.title) }
            @match &place.shown { Some(shown) => (shown), None => p."mt-1"."text-muted" { (place.none) } }
            form."mt-3"."flex"."flex-col"."gap-3" method="post" action=(place.address) enctype="multipart/form-data" data-turbo="false" {
                (staff.hidden_inputs(field))
                div class=(form::frame_class(place.error.is_some(), false)) {
                    label for=(field) { (texts.organisation_logo_choose()) }
                    p id=(hint_id) { (place.hint) }
                    @if let Some(error) = place.error { (form::error_line(&error_id, error)) }
                    input id=(field) ."file-input"."mt-1.5"."h-9"."w-full"."border-edge" type="file" name=(field) accept="image/png,image/jpeg,image/webp"
                        aria-invalid=[place.error.map(|_| "true")] aria-describedby=(described);
                }
                div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (place.upload) } }
            }
            @if place.shown.is_some() {
                form."mt-2" method="post" action=(place.removal) {
                    (staff.hidden_inputs(&format!("{field}-removal")))
                    button."btn"."btn-ghost"."h-8"."px-2"."font-normal"."text-error" { (place.remove) }
                }
            }
        }
    }
}
