//! The code of a member's device, after their password.

use crate::{
    form::{self, Line},
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};

/// Posted: `csrf`, `ticket`, `next`, `code`.
#[derive(Clone, Debug)]
pub struct SecondFactor {
    pub csrf: String,
    pub ticket: String,
    pub next: Option<String>,
    pub error: Option<String>,
}

pub fn second_factor(shell: &Public, page: &SecondFactor) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.portal_factor_title(),
        Width::Narrow,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight" { (texts.portal_factor_title()) }
            p."mt-2" { (texts.portal_factor_lead()) }
            form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(paths::SIGN_IN_FACTOR) novalidate {
                input type="hidden" name="csrf" value=(page.csrf);
                input type="hidden" name="ticket" value=(page.ticket);
                @if let Some(next) = &page.next { input type="hidden" name="next" value=(next); }
                (form::line(&Line {
                    id: "code", name: "code", label: texts.link_code_label(), hint: Some(texts.portal_factor_hint()),
                    of: "text", autocomplete: "one-time-code", value: "", error: page.error.as_deref(), large: true,
                }))
                button."btn"."btn-primary"."btn-lg"."w-full" { (texts.session_button()) }
            }
            p."mt-6" { a."link-brand"."inline-block"."py-1" href=(paths::SIGN_IN) { (texts.portal_begin_again()) } }
        },
    )
}
