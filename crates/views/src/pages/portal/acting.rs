//! As whom somebody acts.

use crate::{
    form, paths,
    shell::{Public, Width, title},
};
use maud::{Markup, html};

/// Posted: `nonce`, and `part` of the choice pressed.
#[derive(Clone, Debug)]
pub struct Acting {
    pub nonce: String,
    pub choices: Vec<ActingChoice>,
    pub refusal: Option<String>,
}

#[derive(Clone, Debug)]
pub struct ActingChoice {
    pub value: String,
    /// The record's name, or the person's for all of theirs.
    pub name: String,
    /// Person and organisation.
    pub detail: String,
    pub is_now: bool,
}

pub fn acting(shell: &Public, page: &Acting) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.portal_acting_title(),
        Width::Column,
        html! {
            (title(texts.portal_acting_title()))
            p."mt-2"."text-muted" { (texts.portal_acting_lead()) }
            (form::refusal(page.refusal.as_deref()))
            form."mt-6"."flex"."flex-col"."gap-3" method="post" action=(paths::PORTAL_ACTING) {
                input type="hidden" name="nonce" value=(page.nonce);
                @for choice in &page.choices {
                    button."flex"."min-h-14"."w-full"."cursor-pointer"."items-center"."justify-between"."gap-4"."rounded-box"."border"."border-edge"."px-4"."py-3"."text-start"."hover:border-primary"."hover:bg-brand-soft"
                        name="part" value=(choice.value) aria-current=[choice.is_now.then_some("true")] {
                        span."min-w-0" {
                            b."block"."font-semibold"."wrap-anywhere" { (choice.name) }
                            span."block"."text-sm"."text-muted"."wrap-anywhere" { (choice.detail) }
                        }
                        @if choice.is_now { span."flex-none"."text-sm"."text-primary" { (texts.portal_acting_now()) } }
                    }
                }
            }
        },
    )
}
