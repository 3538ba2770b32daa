//! Admin: what the organisation is called and how it looks.

use super::{fixed::fixed, language_select, zone_select};
use crate::{
    brand::OURS,
    form::{self, Line},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::PublicLinks;
use texts::{Language, Texts};

#[derive(Clone, Debug)]
pub struct OrganisationPage {
    pub form: OrganisationForm,
    /// Where the settings of the server say the name; then it is not asked.
    pub name_place: Option<String>,
    pub zone_place: Option<String>,
    pub address: String,
    pub address_place: Option<String>,
    /// Nobody else can open it.
    pub address_is_local: bool,
    pub logo_error: Option<String>,
}

/// Posted: `name`, `zone`, `language`, `color`, `privacy`, `help`.
#[derive(Clone, Debug, Default)]
pub struct OrganisationForm {
    pub name: String,
    pub name_error: Option<String>,
    pub zone: String,
    pub zone_error: Option<String>,
    pub language: Language,
    /// `#rrggbb`; empty for ours.
    pub color: String,
    pub color_error: Option<String>,
    pub links: PublicLinks,
    pub privacy_error: Option<String>,
    pub help_error: Option<String>,
}

pub fn show(staff: &Staff, page: &OrganisationPage) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.organisation_title(),
        Place::Organisation,
        html! {
            div."px-4"."pt-7"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.organisation_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.organisation_lead()) }
            }
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" data-controller="brand" {
                (form(staff, page))
                div."flex"."min-w-0"."flex-col"."gap-10" { (preview(staff, texts)) (logo(staff, page)) }
            }
        },
    )
}

fn form(staff: &Staff, page: &OrganisationPage) -> Markup {
    let (texts, form) = (staff.local.texts(), &page.form);
    html! {
        form."flex"."max-w-xl"."min-w-0"."flex-col"."gap-5" method="post" action=(paths::ORGANISATION) novalidate {
            (staff.hidden_inputs("organisation"))
            @match &page.name_place {
                Some(place) => { (fixed(texts.organisation_name(), &form.name, place, texts)) }
                None => { (form::line(&Line {
                    id: "name",
                    name: "name",
                    label: texts.organisation_name(),
                    hint: None,
                    of: "text",
                    autocomplete: "organization",
                    value: &form.name,
                    error: form.name_error.as_deref(),
                    large: false,
                })) }
            }
            (color(form, texts))
            @match &page.zone_place {
                Some(place) => { (fixed(texts.organisation_zone(), &form.zone, place, texts)) }
                None => { (zone_select(&form.zone, form.zone_error.as_deref(), false, false, texts)) }
            }
            (language_select(form.language, false, texts))
            (link_line("privacy", texts.organisation_privacy(), texts.organisation_privacy_hint(), &form.links.privacy, &form.privacy_error))
            (link_line("help", texts.organisation_help(), texts.organisation_help_hint(), &form.links.help, &form.help_error))
            (address(page, texts))
            div { button."btn"."btn-primary"."h-9"."px-3" { (texts.organisation_save()) } }
        }
    }
}

fn color(form: &OrganisationForm, texts: Texts) -> Markup {
    let value = if form.color.is_empty() { OURS.to_string() } else { form.color.clone() };
    html! {
        div class=(form::frame_class(form.color_error.is_some(), false)) {
            label for="color" { (texts.organisation_color()) }
            p #color-hint { (texts.organisation_color_hint()) }
            @if let Some(error) = &form.color_error { (form::error_line("color-error", error)) }
            input #color."block"."h-9"."w-16"."cursor-pointer"."rounded-field"."border"."border-edge"."bg-base-100"."p-1" type="color" name="color" value=(value)
                aria-describedby="color-hint" data-brand-target="color" data-action="input->brand#show";
        }
    }
}

fn link_line(name: &str, label: &str, hint: &str, value: &Option<String>, error: &Option<String>) -> Markup {
    form::line(&Line {
        id: name,
        name,
        label,
        hint: Some(hint),
        of: "text",
        autocomplete: "off",
        value: value.as_deref().unwrap_or_default(),
        error: error.as_deref(),
        large: false,
    })
}

fn address(page: &OrganisationPage, texts: Texts) -> Markup {
    html! {
        div {
            p."font-medium" { (texts.organisation_address()) }
            p."text-sm"."text-muted" { (texts.organisation_address_hint()) }
            p."mt-1"."wrap-anywhere" { (page.address) }
            @if let Some(place) = &page.address_place { p."mt-0.5"."text-sm"."wrap-anywhere"."text-muted" { (texts.organisation_fixed(place)) } }
            @if page.address_is_local { p."mt-1"."text-sm"."text-warning" { (texts.organisation_address_local()) } }
        }
    }
}

/// A page for clients in small; it follows the colour as it is chosen, where a script runs.
fn preview(staff: &Staff, texts: Texts) -> Markup {
    html! {
        section aria-labelledby="preview" {
            h2 #preview."text-lg"."font-semibold" { (texts.organisation_preview()) }
            div."mt-3"."overflow-hidden"."rounded-box"."border"."border-rule" data-brand-target="preview" {
                div."flex"."items-center"."gap-3"."border-b"."border-rule"."px-4"."py-3" {
                    (staff.brand.mark(true))
                    span."min-w-0"."truncate"."font-semibold" { (staff.brand.name) }
                }
                div."px-4"."py-4" {
                    p."text-lg"."font-semibold" { (texts.organisation_preview_title()) }
                    p."mt-3" { span."btn"."btn-primary"."pointer-events-none"."w-full" { (texts.organisation_preview_button()) } }
                }
            }
        }
    }
}

fn logo(staff: &Staff, page: &OrganisationPage) -> Markup {
    let texts = staff.local.texts();
    let described = if page.logo_error.is_some() { "logo-error logo-hint" } else { "logo-hint" };
    html! {
        section aria-labelledby="logo-title" {
            h2 #logo-title."text-lg"."font-semibold" { (texts.organisation_logo()) }
            @if staff.brand.logo.is_none() { p."mt-1"."text-muted" { (texts.organisation_logo_none()) } }
            form."mt-3"."flex"."flex-col"."gap-3" method="post" action=(paths::ORGANISATION_LOGO) enctype="multipart/form-data" data-turbo="false" {
                (staff.hidden_inputs("logo"))
                div class=(form::frame_class(page.logo_error.is_some(), false)) {
                    label for="logo" { (texts.organisation_logo_choose()) }
                    p #logo-hint { (texts.organisation_logo_hint()) }
                    @if let Some(error) = &page.logo_error { (form::error_line("logo-error", error)) }
                    input #logo."file-input"."h-9"."w-full"."border-edge" type="file" name="logo" accept="image/png,image/jpeg,image/webp" aria-describedby=(described);
                }
                div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.organisation_logo_upload()) } }
            }
            @if staff.brand.logo.is_some() {
                form."mt-2" method="post" action=(paths::ORGANISATION_LOGO_REMOVAL) {
                    (staff.hidden_inputs("logo-removal"))
                    button."btn"."btn-ghost"."h-8"."px-2"."font-normal"."text-error" { (texts.organisation_logo_remove()) }
                }
            }
        }
    }
}
