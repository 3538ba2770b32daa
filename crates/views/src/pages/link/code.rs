//! A code by mail proves that the device is in the hands of who the link was sent to.

use crate::{
    form::{self, Line},
    part::said_with,
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Code {
    /// Where the code is asked for and entered (POST): empty `code` asks, else it is checked.
    pub action: String,
    pub nonce: String,
    pub state: CodeState,
    /// Back to where the person came from.
    pub back: String,
}

#[derive(Clone, Debug)]
pub enum CodeState {
    /// Offered.
    Offered,
    /// Sent, to be typed in. `to` shows only a part of the address.
    Sent { to: String, error: Option<String> },
}

pub fn code(shell: &Public, page: &Code) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.link_code_title(),
        Width::Column,
        html! {
            (title(texts.link_code_title()))
            @match &page.state {
                CodeState::Offered => {
                    p."mt-2" { (texts.link_code_offered()) }
                    form."mt-6" method="post" action=(page.action) {
                        input type="hidden" name="nonce" value=(page.nonce);
                        button."btn"."btn-primary"."btn-lg"."max-sm:w-full" name="code" value="" data-sending=(texts.act_sending()) { (texts.link_code_send()) }
                    }
                }
                CodeState::Sent { to, error } => {
                    p."mt-2" { (said_with(|to| texts.link_code_sent(to), html! { b."font-semibold"."wrap-anywhere" { (to) } })) }
                    (entry(page, error.as_deref(), texts))
                }
            }
            p."mt-6" { a."link-brand"."my-1"."inline-block" href=(page.back) { (texts.link_back()) } }
        },
    )
}

fn entry(page: &Code, error: Option<&str>, texts: Texts) -> Markup {
    html! {
        form."mt-6"."flex"."max-w-xs"."flex-col"."gap-5" method="post" action=(page.action) novalidate {
            input type="hidden" name="nonce" value=(page.nonce);
            (form::line(&Line {
                id: "code",
                name: "code",
                label: texts.link_code_label(),
                hint: Some(texts.link_code_hint()),
                of: "text",
                autocomplete: "one-time-code",
                value: "",
                error,
                large: true,
            }))
            button."btn"."btn-primary"."btn-lg"."w-full" data-sending=(texts.act_sending()) { (texts.link_code_open()) }
        }
        form."mt-4" method="post" action=(page.action) {
            input type="hidden" name="nonce" value=(page.nonce);
            button."link-brand"."py-1" name="code" value="" { (texts.link_code_again()) }
        }
    }
}
