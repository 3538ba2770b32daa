//! Members' sign-in.

use crate::{
    form::{self, Line},
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};
use texts::Texts;

/// Posted: `email`, `password`, `next`, `csrf`.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    pub email: String,
    /// Said without telling which of the two is wrong.
    pub error: Option<String>,
    /// A page of ours to go on to.
    pub next: Option<String>,
    pub csrf: String,
    /// Nobody can sign in yet: the set-up link was not used.
    pub not_set_up: bool,
}

pub fn sign_in(shell: &Public, page: &SignIn) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.session_title(),
        Width::Narrow,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight" { (texts.session_title()) }
            @if page.not_set_up {
                p."mt-4"."rounded-box"."bg-brand-soft"."p-4" { (texts.session_not_set_up()) }
            }
            form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::SIGN_IN) novalidate {
                input type="hidden" name="csrf" value=(page.csrf);
                @if let Some(next) = &page.next { input type="hidden" name="next" value=(next); }
                (form::refusal(page.error.as_deref()))
                (form::line(&Line {
                    id: "email",
                    name: "email",
                    label: texts.session_email(),
                    hint: None,
                    of: "email",
                    autocomplete: "username",
                    value: &page.email,
                    error: None,
                    large: true,
                }))
                (password(texts))
                button."btn"."btn-primary"."btn-lg"."w-full" { (texts.session_button()) }
            }
            p."mt-7"."text-sm"."text-muted" { (texts.session_who(&shell.brand.name)) }
        },
    )
}

/// The way out stands beside its label.
fn password(texts: Texts) -> Markup {
    html! {
        div.field {
            div."flex"."items-baseline"."justify-between"."gap-3" {
                label for="password" { (texts.session_password()) }
                a."link-brand"."text-sm"."font-normal" href=(paths::PASSWORD_FORGOTTEN) { (texts.session_forgotten_link()) }
            }
            input #password."input"."input-lg"."w-full" type="password" name="password" autocomplete="current-password";
        }
    }
}
