//! The page, with the form for name, language and zone.

use super::{Absences, Device, PasswordForm, absences, devices, password};
use crate::{
    form::{self, Choice, Line, Select},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::{Language, Texts};

#[derive(Clone, Debug)]
pub struct Profile {
    pub name: String,
    pub name_error: Option<String>,
    pub email: String,
    /// `en` or `de`, as chosen; empty is as the browser says.
    pub language: String,
    /// IANA zone, as chosen; empty is the organisation's.
    pub zone: String,
    pub zone_error: Option<String>,
    pub zone_of_organisation: String,
    /// `digest`, or empty for mails at once.
    pub mails: String,
    pub password: PasswordForm,
    pub has_second_factor: bool,
    /// Last used first.
    pub devices: Vec<Device>,
    pub absences: Absences,
}

pub fn show(staff: &Staff, page: &Profile) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.profile_title(),
        Place::Profile,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.profile_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.profile_lead()) }
                div."mt-6"."grid"."max-w-5xl"."items-start"."gap-x-16"."gap-y-10"."xl:grid-cols-2" {
                    div."flex"."min-w-0"."max-w-md"."flex-col"."gap-10" {
                        (reading(staff, page))
                        (password::section(staff, &page.email, &page.password))
                        (second(page, texts))
                    }
                    div."flex"."min-w-0"."flex-col"."gap-10" {
                        (absences::section(staff, &page.absences))
                        (devices::section(staff, &page.devices))
                    }
                }
            }
        },
    )
}

fn second(page: &Profile, texts: Texts) -> Markup {
    html! {
        section aria-labelledby="second" {
            h2 #second."text-lg"."font-semibold" { (texts.portal_factor_page()) }
            p."mt-1"."text-muted" { @if page.has_second_factor { (texts.portal_factor_is_on()) } @else { (texts.portal_factor_what()) } }
            p."mt-2" {
                a."link-brand"."inline-block"."py-1" href=(paths::SECOND_FACTOR) {
                    @if page.has_second_factor { (texts.portal_factor_manage()) } @else { (texts.portal_factor_set_up()) }
                }
            }
        }
    }
}

fn reading(staff: &Staff, page: &Profile) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."flex"."flex-col"."gap-4" method="post" action=(paths::PROFILE) novalidate data-controller="form" {
            (staff.hidden_inputs("profile"))
            (form::line(&Line {
                id: "name", name: "name", label: texts.profile_name(), hint: None, of: "text", autocomplete: "name",
                value: &page.name, error: page.name_error.as_deref(), large: false,
            }))
            p."-mt-2"."text-sm"."text-muted"."wrap-anywhere" { (texts.profile_email(&page.email)) }
            (form::select(&Select {
                name: "language", label: texts.profile_language(), hint: Some(texts.profile_language_hint()),
                choices: &languages(), chosen: &page.language, empty: Some(texts.profile_language_browser()),
                error: None, large: false,
            }))
            (form::select(&Select {
                name: "zone", label: texts.profile_zone(),
                hint: Some(&texts.profile_zone_hint(staff.local.time(staff.local.now))),
                choices: &zones(), chosen: &page.zone,
                empty: Some(&texts.profile_zone_organisation(&page.zone_of_organisation)),
                error: page.zone_error.as_deref(), large: false,
            }))
            (form::select(&Select {
                name: "mails", label: texts.profile_mails(), hint: Some(texts.profile_mails_hint()),
                choices: &[choice("digest", texts.profile_mails_digest())], chosen: &page.mails,
                empty: Some(texts.profile_mails_at_once()), error: None, large: false,
            }))
            div { button."btn"."btn-primary" { (texts.profile_save()) } }
        }
    }
}

/// Each by its own name, so that it is found by whoever reads no other.
pub(crate) fn languages() -> Vec<Choice> {
    Language::ALL.map(|one| choice(one.code(), one.name())).to_vec()
}

pub(crate) fn zones() -> Vec<Choice> {
    crate::zones::zones().iter().map(|zone| choice(zone, &zone.replace('_', " "))).collect()
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned() }
}
