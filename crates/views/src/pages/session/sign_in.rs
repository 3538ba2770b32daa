//! Members' sign-in.

use crate::{
    form::{self, Line},
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};

/// Posted: `email`, `password`, `next`, `csrf`.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    pub email: String,
    /// Said without telling which of the two is wrong.
    pub error: Option<String>,
    /// A page of ours to go on to.
    pub next: Option<String>,
    pub csrf: String,
}

pub fn sign_in(shell: &Public, page: &SignIn) -> Markup {
    shell.page(
        "Sign in",
        Width::Narrow,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight" { "Sign in" }
            form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::SIGN_IN) novalidate {
                input type="hidden" name="csrf" value=(page.csrf);
                @if let Some(next) = &page.next { input type="hidden" name="next" value=(next); }
                (form::refusal(page.error.as_deref()))
                (form::line(&Line {
                    id: "email",
                    name: "email",
                    label: "E-mail",
                    hint: None,
                    of: "email",
                    autocomplete: "username",
                    value: &page.email,
                    error: None,
                    large: true,
                }))
                (form::line(&Line {
                    id: "password",
                    name: "password",
                    label: "Password",
                    hint: None,
                    of: "password",
                    autocomplete: "current-password",
                    value: "",
                    error: None,
                    large: true,
                }))
                button."btn"."btn-primary"."btn-lg"."w-full" { "Sign in" }
            }
            p."mt-7"."text-sm"."text-muted" { "For members of " (shell.brand.name) ". If we sent you a link to do one thing, you need no sign-in: just open it." }
            p."mt-3"."text-sm"."text-muted" { "Password forgotten? An admin can make a new link for you under Members." }
        },
    )
}
