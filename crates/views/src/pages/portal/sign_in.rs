//! The door: an address, then the code that was mailed to it, or a password; then the code of a device.

use crate::{
    form::{self, Line},
    part::said_with,
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};
use texts::Texts;

/// Posted: `nonce`, `email`, `next`, `remember`, and what the door asks for.
#[derive(Clone, Debug)]
pub struct SignIn {
    pub nonce: String,
    pub email: String,
    /// A page of the portal to go on to.
    pub next: Option<String>,
    pub remember: bool,
    /// Not tied to a question.
    pub refusal: Option<String>,
    /// At the question of the door.
    pub error: Option<String>,
    pub door: Door,
}

#[derive(Clone, Debug)]
pub enum Door {
    /// Which address.
    Address,
    /// The code mailed to it, if it is known.
    Code,
    Password,
    /// The code of a device; the ticket says whose.
    SecondFactor {
        ticket: String,
    },
}

pub fn sign_in(shell: &Public, page: &SignIn) -> Markup {
    let texts = shell.local.texts();
    let title = match page.door {
        Door::Address | Door::Password => texts.portal_sign_in_title(),
        Door::Code => texts.portal_code_title(),
        Door::SecondFactor { .. } => texts.portal_factor_title(),
    };
    shell.page(
        title,
        Width::Door,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight" { (title) }
            @match &page.door {
                Door::Address => (address(shell, page)),
                Door::Code => (code(page, texts)),
                Door::Password => (password(page, texts)),
                Door::SecondFactor { ticket } => (second(page, ticket, texts)),
            }
        },
    )
}

fn address(shell: &Public, page: &SignIn) -> Markup {
    let texts = shell.local.texts();
    html! {
        p."mt-2"."text-muted" { (texts.portal_sign_in_lead(&shell.brand.name)) }
        form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::PORTAL_SIGN_IN) novalidate {
            (hidden(page))
            (form::refusal(page.refusal.as_deref()))
            (email(page, page.error.as_deref(), texts))
            (remember(page, texts))
            button."btn"."btn-primary"."btn-lg"."w-full" data-sending=(texts.act_sending()) { (texts.portal_send_code()) }
            button."btn"."btn-outline"."btn-lg"."w-full"."border-edge"."font-medium" name="way" value="password" { (texts.portal_with_password()) }
        }
        p."mt-7"."text-sm"."text-muted" { (texts.portal_no_sign_in()) }
    }
}

fn code(page: &SignIn, texts: Texts) -> Markup {
    html! {
        p."mt-2" { (said_with(|to| texts.portal_code_sent(to), html! { b."font-semibold"."wrap-anywhere" { (page.email) } })) }
        form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::PORTAL_CODE) novalidate {
            (hidden(page))
            input type="hidden" name="email" value=(page.email);
            @if page.remember { input type="hidden" name="remember" value="on"; }
            (form::refusal(page.refusal.as_deref()))
            (one_time(texts.link_code_label(), texts.link_code_hint(), page.error.as_deref()))
            button."btn"."btn-primary"."btn-lg"."w-full" data-sending=(texts.act_sending()) { (texts.portal_sign_in_button()) }
        }
        form."mt-4" method="post" action=(paths::PORTAL_SIGN_IN) {
            (hidden(page))
            input type="hidden" name="email" value=(page.email);
            @if page.remember { input type="hidden" name="remember" value="on"; }
            button."link-brand"."cursor-pointer"."py-1" { (texts.link_code_again()) }
        }
        p."mt-6" { a."link-brand"."inline-block"."py-1" href=(paths::PORTAL_SIGN_IN) { (texts.portal_other_address()) } }
    }
}

fn password(page: &SignIn, texts: Texts) -> Markup {
    html! {
        form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::PORTAL_PASSWORD) novalidate {
            (hidden(page))
            (form::refusal(page.refusal.as_deref()))
            (email(page, None, texts))
            (form::line(&Line {
                id: "password", name: "password", label: texts.session_password(), hint: None, of: "password",
                autocomplete: "current-password", value: "", error: page.error.as_deref(), large: true,
            }))
            (remember(page, texts))
            button."btn"."btn-primary"."btn-lg"."w-full" data-sending=(texts.act_sending()) { (texts.portal_sign_in_button()) }
        }
        p."mt-6" { a."link-brand"."inline-block"."py-1" href=(paths::PORTAL_SIGN_IN) { (texts.portal_by_code()) } }
    }
}

fn second(page: &SignIn, ticket: &str, texts: Texts) -> Markup {
    html! {
        p."mt-2" { (texts.portal_factor_lead()) }
        form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::PORTAL_FACTOR) novalidate {
            (hidden(page))
            input type="hidden" name="ticket" value=(ticket);
            (form::refusal(page.refusal.as_deref()))
            (one_time(texts.link_code_label(), texts.portal_factor_hint(), page.error.as_deref()))
            button."btn"."btn-primary"."btn-lg"."w-full" data-sending=(texts.act_sending()) { (texts.portal_sign_in_button()) }
        }
        p."mt-6" { a."link-brand"."inline-block"."py-1" href=(paths::PORTAL_SIGN_IN) { (texts.portal_begin_again()) } }
    }
}

fn hidden(page: &SignIn) -> Markup {
    html! {
        input type="hidden" name="nonce" value=(page.nonce);
        @if let Some(next) = &page.next { input type="hidden" name="next" value=(next); }
    }
}

fn email(page: &SignIn, error: Option<&str>, texts: Texts) -> Markup {
    form::line(&Line {
        id: "email",
        name: "email",
        label: texts.session_email(),
        hint: None,
        of: "email",
        autocomplete: "username",
        value: &page.email,
        error,
        large: true,
    })
}

fn one_time(label: &str, hint: &str, error: Option<&str>) -> Markup {
    form::line(&Line {
        id: "code",
        name: "code",
        label,
        hint: Some(hint),
        of: "text",
        autocomplete: "one-time-code",
        value: "",
        error,
        large: true,
    })
}

fn remember(page: &SignIn, texts: Texts) -> Markup {
    html! {
        label."choice-row" {
            input."checkbox" type="checkbox" name="remember" value="on" checked[page.remember];
            span { (texts.portal_remember()) }
        }
    }
}
