//! A forgotten password: asks for the address, and answers the same for every address.

use crate::{
    form::{self, Line},
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};

/// Posted: `email`, `csrf`.
#[derive(Clone, Debug, Default)]
pub struct Forgotten {
    pub email: String,
    pub error: Option<String>,
    pub csrf: String,
    /// It was asked for; whether somebody has this address is not said.
    pub asked: bool,
}

pub fn forgotten(shell: &Public, page: &Forgotten) -> Markup {
    let texts = shell.local.texts();
    let heading = if page.asked { texts.session_asked_title() } else { texts.session_forgotten_title() };
    shell.page(
        heading,
        Width::Narrow,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight" { (heading) }
            @if page.asked {
                p."mt-2"."wrap-anywhere" { (texts.session_asked_text(&page.email)) }
                p."mt-3"."text-muted" { (texts.session_asked_else()) }
                p."mt-6" { a."btn"."btn-outline"."btn-lg"."w-full"."border-edge" href=(paths::SIGN_IN) { (texts.session_to_sign_in()) } }
            } @else {
                p."mt-2" { (texts.session_forgotten_text()) }
                form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::PASSWORD_FORGOTTEN) novalidate {
                    input type="hidden" name="csrf" value=(page.csrf);
                    (form::line(&Line {
                        id: "email",
                        name: "email",
                        label: texts.session_email(),
                        hint: None,
                        of: "email",
                        autocomplete: "username",
                        value: &page.email,
                        error: page.error.as_deref(),
                        large: true,
                    }))
                    button."btn"."btn-primary"."btn-lg"."w-full" { (texts.session_forgotten_button()) }
                }
                p."mt-7"."text-sm"."text-muted" { a."link-quiet"."py-1" href=(paths::SIGN_IN) { (texts.session_to_sign_in()) } }
            }
        },
    )
}
