//! A second step at sign-in: setting it up on a device, its recovery codes, ending it. The same for members and clients.

use crate::{
    form::{self, Line},
    part::icon,
    paths,
    shell::{Place, Public, Staff, Width},
};
use maud::{Markup, html};
use texts::Texts;

/// Posted: `act` (`confirm`, `codes` or `end`) and `code`.
#[derive(Clone, Debug)]
pub struct Factor {
    pub nonce: String,
    pub state: FactorState,
    pub refusal: Option<String>,
    /// At the code.
    pub error: Option<String>,
    /// The organisation asks it of everybody.
    pub is_required: bool,
}

#[derive(Clone, Debug)]
pub enum FactorState {
    /// To be typed into an app, or opened by one.
    SettingUp {
        secret: String,
        uri: String,
        /// The same to be scanned: drawn into the page, so that the secret has no address of its own.
        qr: Modules,
    },
    On {
        codes_left: i64,
    },
    /// Recovery codes, shown this once.
    Codes(Vec<String>),
}

/// A QR code: its side with what stays empty around it, and what is dark as an SVG path, both in modules.
#[derive(Clone, Debug)]
pub struct Modules {
    pub side: usize,
    pub dark: String,
}

/// In the portal.
pub fn factor(shell: &Public, page: &Factor) -> Markup {
    let texts = shell.local.texts();
    let hidden = html! { input type="hidden" name="nonce" value=(page.nonce); };
    let place =
        Where { action: paths::PORTAL_SECOND_FACTOR, back: paths::PORTAL_PROFILE, hidden, large: true };
    shell.page(
        texts.portal_factor_page(),
        Width::Column,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight"."sm:text-3xl" { (texts.portal_factor_page()) }
            (body(page, &place, texts))
        },
    )
}

/// For members.
pub fn factor_of_member(staff: &Staff, page: &Factor) -> Markup {
    let texts = staff.local.texts();
    let hidden = staff.hidden_inputs("second-factor");
    let place = Where { action: paths::SECOND_FACTOR, back: paths::PROFILE, hidden, large: false };
    staff.page(
        texts.portal_factor_page(),
        Place::Profile,
        html! {
            div."max-w-2xl"."px-4"."pt-5"."pb-12"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.portal_factor_page()) }
                (body(page, &place, texts))
            }
        },
    )
}

struct Where {
    action: &'static str,
    back: &'static str,
    hidden: Markup,
    large: bool,
}

fn body(page: &Factor, place: &Where, texts: Texts) -> Markup {
    html! {
        @if page.is_required && !matches!(page.state, FactorState::Codes(_) | FactorState::On { .. }) {
            p."mt-4"."rounded-box"."bg-brand-soft"."p-4" { (texts.portal_factor_required()) }
        }
        @match &page.state {
            FactorState::SettingUp { secret, uri, qr } => (setting_up(page, place, (secret, uri, qr), texts)),
            FactorState::On { codes_left } => (on(page, place, *codes_left, texts)),
            FactorState::Codes(codes) => (shown(codes, place, texts)),
        }
    }
}

fn setting_up(
    page: &Factor,
    place: &Where,
    (secret, uri, qr): (&str, &str, &Modules),
    texts: Texts,
) -> Markup {
    html! {
        p."mt-2"."max-w-[64ch]"."text-muted" { (texts.portal_factor_what()) }
        ol."mt-6"."flex"."list-decimal"."flex-col"."gap-5"."ps-5" {
            li {
                p { (texts.portal_factor_app()) }
                p."mt-2" { a."link-brand"."inline-flex"."items-center"."gap-2"."py-1" href=(uri) { (icon("smartphone")) (texts.portal_factor_open()) } }
                p."mt-3" { (texts.portal_factor_scan()) }
                div."mt-3"."size-44"."overflow-hidden"."rounded-md"."border"."border-rule" role="img" aria-label=(texts.portal_factor_scan()) {
                    svg viewBox={ "0 0 " (qr.side) " " (qr.side) } shape-rendering="crispEdges" aria-hidden="true" {
                        path fill="#fff" d={ "M0 0h" (qr.side) "v" (qr.side) "h-" (qr.side) "z" } {}
                        path fill="#000" d=(qr.dark) {}
                    }
                }
            }
            li {
                p { (texts.portal_factor_key()) }
                p."mt-2" { code."rounded-md"."bg-base-200"."px-2"."py-1.5"."leading-9"."font-mono"."wrap-anywhere" { (secret) } }
            }
            li {
                p { (texts.portal_factor_type()) }
                form."mt-3"."flex"."max-w-xs"."flex-col"."gap-4" method="post" action=(place.action) novalidate {
                    (place.hidden)
                    input type="hidden" name="act" value="confirm";
                    (form::refusal(page.refusal.as_deref()))
                    (code(page, texts.link_code_hint(), place, texts))
                    button class=(button(place)) { (texts.portal_factor_confirm()) }
                }
            }
        }
    }
}

fn on(page: &Factor, place: &Where, codes_left: i64, texts: Texts) -> Markup {
    html! {
        p."mt-2"."max-w-[64ch]" { (texts.portal_factor_on(codes_left)) }
        form."mt-6"."flex"."max-w-md"."flex-col"."gap-4" method="post" action=(place.action) novalidate {
            (place.hidden)
            (form::refusal(page.refusal.as_deref()))
            (code(page, texts.portal_factor_hint(), place, texts))
            div."flex"."flex-wrap"."gap-3" {
                button."btn"."btn-outline"."border-edge" name="act" value="codes" { (texts.portal_factor_new_codes()) }
                @if !page.is_required { button."btn"."btn-outline"."border-edge" name="act" value="end" { (texts.portal_factor_end()) } }
            }
        }
        p."mt-6" { a."link-brand"."py-1" href=(place.back) { (texts.link_back()) } }
    }
}

fn shown(codes: &[String], place: &Where, texts: Texts) -> Markup {
    html! {
        p."mt-2"."max-w-[64ch]" role="status" { (texts.portal_factor_codes()) }
        ul."mt-5"."grid"."max-w-md"."grid-cols-2"."gap-x-6"."gap-y-2"."rounded-box"."bg-base-200"."p-5"."font-mono" {
            @for code in codes { li { (code) } }
        }
        p."mt-6" { a class=(button(place)) href=(place.back) { (texts.portal_factor_kept()) } }
    }
}

fn button(place: &Where) -> &'static str {
    if place.large { "btn btn-primary btn-lg" } else { "btn btn-primary" }
}

fn code(page: &Factor, hint: &str, place: &Where, texts: Texts) -> Markup {
    form::line(&Line {
        id: "code",
        name: "code",
        label: texts.link_code_label(),
        hint: Some(hint),
        of: "text",
        autocomplete: "one-time-code",
        value: "",
        error: page.error.as_deref(),
        large: place.large,
    })
}
