//! A code by mail proves that the device is in the hands of who the link was sent to.

use crate::{
    form::{self, Line},
    shell::{Public, Width, title},
};
use maud::{Markup, html};

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
    shell.page(
        "Open what you gave",
        Width::Column,
        html! {
            (title("Open what you gave"))
            @match &page.state {
                CodeState::Offered => {
                    p."mt-2" { "So that nobody else can read it, we mail you a code of six digits first." }
                    form."mt-6" method="post" action=(page.action) {
                        input type="hidden" name="nonce" value=(page.nonce);
                        button."btn"."btn-primary"."btn-lg"."max-sm:w-full" name="code" value="" { "Mail me the code" }
                    }
                }
                CodeState::Sent { to, error } => {
                    p."mt-2" { "We mailed a code to " b."font-semibold" { (to) } ". It works for ten minutes." }
                    (entry(page, error.as_deref()))
                }
            }
            p."mt-8" { a."link-brand"."py-1" href=(page.back) { "Back" } }
        },
    )
}

fn entry(page: &Code, error: Option<&str>) -> Markup {
    html! {
        form."mt-6"."flex"."max-w-xs"."flex-col"."gap-5" method="post" action=(page.action) novalidate {
            input type="hidden" name="nonce" value=(page.nonce);
            (form::line(&Line {
                id: "code",
                name: "code",
                label: "Code",
                hint: None,
                of: "text",
                autocomplete: "one-time-code",
                value: "",
                error,
                large: true,
            }))
            button."btn"."btn-primary"."btn-lg"."w-full" { "Open" }
        }
        form."mt-3" method="post" action=(page.action) {
            input type="hidden" name="nonce" value=(page.nonce);
            button."link-brand"."py-1" name="code" value="" { "Mail me another code" }
        }
    }
}
