//! How somebody outside reads and signs in.

use crate::{
    form::{self, Choice, Line, Select},
    pages::profile::{languages, zones},
    paths,
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct GuestProfile {
    pub nonce: String,
    pub name: String,
    pub email: String,
    /// `en` or `de`, as chosen; empty is as the browser says.
    pub language: String,
    /// IANA zone, as chosen; empty is the organisation's.
    pub zone: String,
    /// `digest`, `needed`, or empty for at once.
    pub mails: String,
    pub zone_error: Option<String>,
    pub zone_of_organisation: String,
    pub is_saved: bool,
    pub password: GuestPassword,
    pub has_second_factor: bool,
    /// Last used first.
    pub devices: Vec<GuestDevice>,
}

#[derive(Clone, Debug, Default)]
pub struct GuestPassword {
    /// There is one: it is asked for before it is changed.
    pub is_set: bool,
    pub now_error: Option<String>,
    pub new_error: Option<String>,
    pub length_min: usize,
}

#[derive(Clone, Debug)]
pub struct GuestDevice {
    /// Names the session without opening it.
    pub id: String,
    /// "Firefox, Linux"; empty where it was not recognised.
    pub name: String,
    /// The network it was signed in from; empty where it is not known.
    pub network: String,
    pub is_remembered: bool,
    pub signed_in_at: Instant,
    pub seen_at: Instant,
    /// The one this page is read on.
    pub is_this: bool,
}

pub fn profile(shell: &Public, page: &GuestProfile) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.portal_profile(),
        Width::Column,
        html! {
            (title(texts.portal_profile()))
            p."mt-2"."text-muted"."wrap-anywhere" { (page.name) " · " (page.email) }
            @if page.is_saved { p."mt-4"."text-success" role="status" { (texts.portal_saved()) } }
            (reading(shell, page))
            (password(shell, page))
            (second(shell, page))
            (devices(shell, page))
        },
    )
}

fn reading(shell: &Public, page: &GuestProfile) -> Markup {
    let texts = shell.local.texts();
    html! {
        form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::PORTAL_PROFILE) novalidate {
            input type="hidden" name="nonce" value=(page.nonce);
            (form::select(&Select {
                name: "language", label: texts.profile_language(), hint: Some(texts.profile_language_hint()),
                choices: &languages(), chosen: &page.language, empty: Some(texts.profile_language_browser()),
                error: None, large: true,
            }))
            (form::select(&Select {
                name: "zone", label: texts.profile_zone(),
                hint: Some(&texts.profile_zone_hint(shell.local.time(shell.local.now))),
                choices: &zones(), chosen: &page.zone,
                empty: Some(&texts.profile_zone_organisation(&page.zone_of_organisation)),
                error: page.zone_error.as_deref(), large: true,
            }))
            (form::select(&Select {
                name: "mails", label: texts.portal_mails(), hint: Some(texts.portal_mails_hint()),
                choices: &[
                    Choice { value: "digest".to_owned(), label: texts.profile_mails_digest().to_owned() },
                    Choice { value: "needed".to_owned(), label: texts.portal_mails_needed().to_owned() },
                ],
                chosen: &page.mails, empty: Some(texts.profile_mails_at_once()), error: None, large: true,
            }))
            button."btn"."btn-primary"."btn-lg"."self-start"."max-sm:w-full" { (texts.profile_save()) }
        }
    }
}

fn password(shell: &Public, page: &GuestProfile) -> Markup {
    let texts = shell.local.texts();
    let hint = texts.profile_password_hint(page.password.length_min);
    html! {
        section."mt-10"."border-t"."border-rule"."pt-6" aria-labelledby="password-title" {
            h2 #password-title."text-lg"."font-semibold" { (texts.profile_password_title()) }
            @if !page.password.is_set { p."mt-1"."text-muted" { (texts.portal_password_why()) } }
            form."mt-4"."flex"."flex-col"."gap-5" method="post" action=(paths::PORTAL_PROFILE_PASSWORD) novalidate {
                input type="hidden" name="nonce" value=(page.nonce);
                // For the browser that keeps passwords.
                label."sr-only" aria-hidden="true" {
                    (page.email)
                    input type="text" name="email" autocomplete="username" value=(page.email) tabindex="-1" readonly;
                }
                @if page.password.is_set {
                    (form::line(&Line {
                        id: "now", name: "now", label: texts.profile_password_now(), hint: None, of: "password",
                        autocomplete: "current-password", value: "", error: page.password.now_error.as_deref(), large: true,
                    }))
                }
                (form::line(&Line {
                    id: "password", name: "password", label: texts.profile_password_new(), hint: Some(&hint), of: "password",
                    autocomplete: "new-password", value: "", error: page.password.new_error.as_deref(), large: true,
                }))
                button."btn"."btn-outline"."btn-lg"."self-start"."border-edge"."max-sm:w-full" {
                    @if page.password.is_set { (texts.profile_password_save()) } @else { (texts.portal_password_set()) }
                }
            }
        }
    }
}

fn second(shell: &Public, page: &GuestProfile) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-10"."border-t"."border-rule"."pt-6" aria-labelledby="second" {
            h2 #second."text-lg"."font-semibold" { (texts.portal_factor_page()) }
            p."mt-1"."text-muted" { @if page.has_second_factor { (texts.portal_factor_is_on()) } @else { (texts.portal_factor_what()) } }
            p."mt-3" {
                a."link-brand"."py-1" href=(paths::PORTAL_SECOND_FACTOR) {
                    @if page.has_second_factor { (texts.portal_factor_manage()) } @else { (texts.portal_factor_set_up()) }
                }
            }
        }
    }
}

fn devices(shell: &Public, page: &GuestProfile) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-10"."border-t"."border-rule"."pt-6" aria-labelledby="devices" {
            h2 #devices."text-lg"."font-semibold" { (texts.profile_sessions_title()) }
            ul."mt-3"."divide-y"."divide-rule" { @for device in &page.devices { (device_line(shell, page, device)) } }
            @if page.devices.len() > 1 {
                form."mt-4" method="post" action=(paths::PORTAL_SESSIONS_END) {
                    input type="hidden" name="nonce" value=(page.nonce);
                    button."btn"."btn-outline"."btn-lg"."border-edge"."max-sm:w-full" { (texts.profile_sessions_end_others()) }
                }
            }
        }
    }
}

fn device_line(shell: &Public, page: &GuestProfile, device: &GuestDevice) -> Markup {
    let (texts, local) = (shell.local.texts(), &shell.local);
    let name = if device.name.is_empty() { texts.profile_session_unknown() } else { &device.name };
    html! {
        li."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."py-3" {
            div."min-w-0"."flex-1" {
                p."wrap-anywhere" { b."font-medium" { (name) } @if device.is_this { " · " (texts.profile_session_this()) } }
                p."text-sm"."text-muted"."wrap-anywhere" {
                    @if !device.network.is_empty() { (device.network) " · " }
                    (texts.profile_session_since(local.day_and_time_within(device.signed_in_at)))
                    @if !device.is_this { " · " (texts.profile_session_seen(local.day_and_time_within(device.seen_at))) }
                    @if device.is_remembered { " · " (texts.portal_remembered()) }
                }
            }
            @if !device.is_this {
                form method="post" action=(paths::portal_session_end(&device.id)) {
                    input type="hidden" name="nonce" value=(page.nonce);
                    button."btn"."btn-ghost"."font-normal" aria-label=(texts.profile_session_end_of(name)) { (texts.profile_session_end()) }
                }
            }
        }
    }
}
