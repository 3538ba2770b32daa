//! Admin: what the organisation is called and how it looks.

use super::{color::color, fixed::fixed, language_select, pictures::pictures, preview::preview, zone_select};
use crate::{
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
    pub sign_in_error: Option<String>,
    /// Where the own host name leads to, once it is saved.
    pub host_address: Option<String>,
}

/// Posted: `name`, `zone`, `language`, `color`, `color_as_it_is`, `privacy`, `help`, `footer`, `host`.
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
    /// Kept although words in it are hard to read.
    pub color_as_it_is: bool,
    pub links: PublicLinks,
    pub privacy_error: Option<String>,
    pub help_error: Option<String>,
    pub footer: String,
    pub footer_error: Option<String>,
    pub host: String,
    pub host_error: Option<String>,
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
                div."flex"."min-w-0"."flex-col"."gap-10" { (preview(staff)) (pictures(staff, page)) }
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
            (color(form, staff.local.language))
            @match &page.zone_place {
                Some(place) => { (fixed(texts.organisation_zone(), &form.zone, place, texts)) }
                None => { (zone_select(&form.zone, form.zone_error.as_deref(), false, false, texts)) }
            }
            (language_select(form.language, false, texts))
            (link_line("privacy", texts.organisation_privacy(), texts.organisation_privacy_hint(), &form.links.privacy, &form.privacy_error))
            (link_line("help", texts.organisation_help(), texts.organisation_help_hint(), &form.links.help, &form.help_error))
            (footer(form, texts))
            (address(page, texts))
            (host(page, texts))
            div { button."btn"."btn-primary"."h-9"."px-3" { (texts.organisation_save()) } }
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

fn footer(form: &OrganisationForm, texts: Texts) -> Markup {
    let error = form.footer_error.as_deref();
    let described = if error.is_some() { "footer-error footer-hint" } else { "footer-hint" };
    html! {
        div class=(form::frame_class(error.is_some(), false)) {
            label for="footer" { (texts.organisation_footer()) }
            p #footer-hint { (texts.organisation_footer_hint()) }
            @if let Some(error) = error { (form::error_line("footer-error", error)) }
            textarea #footer."textarea"."w-full" name="footer" rows="3" aria-invalid=[error.map(|_| "true")] aria-describedby=(described)
                data-brand-target="footer" data-action="input->brand#write" { "\n" (form.footer) }
        }
    }
}

fn host(page: &OrganisationPage, texts: Texts) -> Markup {
    let hint =
        format!("{} {}", texts.organisation_own_host_hint(&page.address), texts.organisation_own_host_how());
    html! {
        div {
            (form::line(&Line {
                id: "host",
                name: "host",
                label: texts.organisation_own_host(),
                hint: Some(&hint),
                of: "text",
                autocomplete: "off",
                value: &page.form.host,
                error: page.form.host_error.as_deref(),
                large: false,
            }))
            @if let Some(address) = &page.host_address {
                p."mt-2" { a."link-brand"."wrap-anywhere" href={ (address) (paths::PORTAL_SIGN_IN) } data-turbo="false" { (texts.organisation_own_host_open(address)) } }
            }
        }
    }
}

fn address(page: &OrganisationPage, texts: Texts) -> Markup {
    let hint = match &page.host_address {
        Some(host) => texts.organisation_address_members(host),
        None => texts.organisation_address_hint().to_owned(),
    };
    html! {
        div {
            p."font-medium" { (texts.organisation_address()) }
            p."text-sm"."wrap-anywhere"."text-muted" { (hint) }
            p."mt-1"."wrap-anywhere" { (page.address) }
            @if let Some(place) = &page.address_place { p."mt-0.5"."text-sm"."wrap-anywhere"."text-muted" { (texts.organisation_fixed(place)) } }
            @if page.address_is_local { p."mt-1"."text-sm"."text-warning" { (texts.organisation_address_local()) } }
        }
    }
}
