//! One thing to do, lent for a time: the page that asks to whom, and what the act's own page says of it.

use crate::{
    form::{self, Line},
    part::said_with,
    part::until_within,
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;

/// Of an act, as its page says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lending {
    /// It may be lent: where that is asked.
    Offered { href: String },
    /// Somebody has it for now.
    With {
        /// None where this device is not proved.
        who: Option<String>,
        until: Instant,
        /// Takes it back (POST).
        end: String,
    },
    /// Whoever reads the page does it for another.
    For {
        whose: String,
        /// What they wrote.
        note: Option<String>,
        until: Instant,
    },
}

/// Above the act. `nonce` is that of its forms.
pub(super) fn said(shell: &Public, lending: &Lending, nonce: &str) -> Markup {
    let texts = shell.local.texts();
    let at = |until: &Instant| until_within(*until, &shell.local);
    match lending {
        Lending::Offered { .. } => html! {},
        Lending::With { who, until, end } => html! {
            section."mt-5"."mb-4"."flex"."flex-col"."gap-3"."border-l-2"."border-client"."py-1"."pl-4" aria-labelledby="lent" {
                div {
                    h2 #lent."font-semibold"."wrap-anywhere" {
                        @match who {
                            Some(who) => (said_with(|when| texts.action_lent_with(when, who), at(until))),
                            None => (said_with(|when| texts.action_lent_with_somebody(when), at(until))),
                        }
                    }
                    p."mt-1" { (texts.action_lent_still_yours()) }
                }
                form method="post" action=(end) {
                    input type="hidden" name="nonce" value=(nonce);
                    button."btn"."btn-outline"."btn-lg"."border-edge"."max-sm:w-full" data-sending=(texts.act_sending()) { (texts.action_lent_end()) }
                }
            }
        },
        Lending::For { whose, note, until } => html! {
            section."mt-5"."mb-4"."border-l-2"."border-client"."py-1"."pl-4" aria-labelledby="lent" {
                h2 #lent."font-semibold"."wrap-anywhere" { (texts.action_lent_for(whose)) }
                @if let Some(note) = note { blockquote."mt-1"."wrap-anywhere"."whitespace-pre-line" { (note) } }
                p."mt-1"."text-muted" { (said_with(|when| texts.action_lent_for_until(when), at(until))) }
            }
        },
    }
}

/// Asks to whom, and until when. Posted to `action`: `nonce`, `to.name`, `to.email`, `until` (a day), `note`.
#[derive(Clone, Debug)]
pub struct LendPage {
    pub action: String,
    /// The act's own page.
    pub back: String,
    pub nonce: String,
    /// What is lent.
    pub what: String,
    pub typed: LendTyped,
    pub errors: LendErrors,
    /// What is wrong with all of it.
    pub refusal: Option<String>,
    /// It can be lent until then at most, as a browser's own input writes a day.
    pub last_day: String,
}

#[derive(Clone, Debug, Default)]
pub struct LendTyped {
    pub name: String,
    pub email: String,
    /// As a browser's own input writes a day.
    pub until: String,
    pub note: String,
}

#[derive(Clone, Debug, Default)]
pub struct LendErrors {
    pub name: Option<String>,
    pub email: Option<String>,
    pub until: Option<String>,
    pub note: Option<String>,
}

pub fn lend(shell: &Public, page: &LendPage) -> Markup {
    let texts = shell.local.texts();
    let line = |id, name, label, of, value, error| Line {
        id,
        name,
        label,
        hint: None,
        of,
        autocomplete: "off",
        value,
        error,
        large: true,
    };
    let (typed, errors) = (&page.typed, &page.errors);
    let last_day = texts.action_lend_until_hint(&page.last_day);
    shell.page(
        texts.action_lend_title(),
        Width::Column,
        html! {
            p."text-base" { a."link-brand"."py-1" href=(page.back) { (texts.action_lend_back()) } }
            (title(texts.action_lend_title()))
            p."mt-3"."font-semibold"."wrap-anywhere" { (page.what) }
            p."mt-2" { (texts.action_lend_means()) }
            form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(page.action) novalidate {
                input type="hidden" name="nonce" value=(page.nonce);
                @if let Some(refusal) = &page.refusal { p."text-error"."font-semibold" role="alert" { (refusal) } }
                (form::line(&line("to-name", "to.name", texts.action_lend_name(), "text", &typed.name, errors.name.as_deref())))
                (form::line(&line("to-email", "to.email", texts.action_lend_email(), "email", &typed.email, errors.email.as_deref())))
                (form::line(&Line {
                    hint: Some(&last_day),
                    ..line("until", "until", texts.action_lend_until(), "date", &typed.until, errors.until.as_deref())
                }))
                div class=(form::frame_class(errors.note.is_some(), true)) {
                    label for="note" { (texts.action_lend_note()) " " span."font-normal"."text-muted" { (texts.form_optional()) } }
                    @if let Some(error) = &errors.note { (form::error_line("note-error", error)) }
                    textarea #note."textarea"."textarea-lg"."w-full" name="note" rows="3"
                        aria-describedby=[errors.note.as_ref().map(|_| "note-error")] { (typed.note) }
                }
                p."text-muted" { (texts.action_lend_kept()) }
                button."btn"."btn-primary"."btn-lg"."self-start"."max-sm:w-full" data-sending=(texts.act_sending()) { (texts.action_lend_send()) }
            }
        },
    )
}
