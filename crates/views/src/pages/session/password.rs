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
    let texts = shell.local.texts();
    shell.page(
        texts.session_choose_title(),
        Width::Narrow,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight" { (texts.session_choose_title()) }
            p."mt-2"."wrap-anywhere" { (texts.session_choose_text(&page.email, &page.name)) }
            form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(page.action) novalidate {
                input type="hidden" name="csrf" value=(page.csrf);
                input type="hidden" name="username" autocomplete="username" value=(page.email);
                (password("password", texts.session_password(), Some(texts.session_choose_hint()), page.error.as_deref()))
                (password("again", texts.session_choose_again(), None, page.again_error.as_deref()))
                button."btn"."btn-primary"."btn-lg"."w-full" { (texts.session_choose_button()) }
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
