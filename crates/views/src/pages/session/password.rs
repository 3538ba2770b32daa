//! Choosing a password, reached by a one-time link.

use crate::{
    form::{self, Line},
    shell::{Public, Width},
};
use maud::{Markup, html};

/// Posted to `action`: `password`, `again`, `csrf`.
#[derive(Clone, Debug)]
pub struct SetPassword {
    pub action: String,
    pub csrf: String,
    pub name: String,
    pub email: String,
    pub error: Option<String>,
    pub again_error: Option<String>,
}

pub fn set_password(shell: &Public, page: &SetPassword) -> Markup {
    shell.page(
        "Choose a password",
        Width::Narrow,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight" { "Choose a password" }
            p."mt-2"."wrap-anywhere" { "Welcome, " (page.name) ". You will sign in as " b."font-semibold" { (page.email) } "." }
            form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(page.action) novalidate {
                input type="hidden" name="csrf" value=(page.csrf);
                input type="hidden" name="username" autocomplete="username" value=(page.email);
                (password("password", "Password", Some("At least 10 characters; a sentence is easy to remember."), page.error.as_deref()))
                (password("again", "The same again", None, page.again_error.as_deref()))
                button."btn"."btn-primary"."btn-lg"."w-full" { "Save and sign in" }
            }
        },
    )
}

fn password(name: &str, label: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    form::line(&Line {
        id: name,
        name,
        label,
        hint,
        of: "password",
        autocomplete: "new-password",
        value: "",
        error,
        large: true,
    })
}
