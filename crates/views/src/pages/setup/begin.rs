//! Names the organisation and makes its first admin; reached once, by the link the server printed.

use crate::{
    form::{self, Line, Problem},
    pages::organisation::{language_select, zone_select},
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use texts::{Language, Texts};

/// Posted to `action`: `organisation`, `zone`, `language`, `name`, `email`, `password`, `nonce`.
#[derive(Clone, Debug, Default)]
pub struct Begin {
    pub action: String,
    pub nonce: String,
    /// Said by the settings of the server, so not asked.
    pub organisation_fixed: Option<String>,
    pub zone_is_fixed: bool,
    pub organisation: String,
    pub organisation_error: Option<String>,
    pub zone: String,
    pub zone_error: Option<String>,
    /// Nobody chose a zone yet: the browser's own may stand there.
    pub guess_zone: bool,
    pub language: Language,
    pub name: String,
    pub name_error: Option<String>,
    pub email: String,
    pub email_error: Option<String>,
    pub password_error: Option<String>,
    /// Of the whole form.
    pub refusal: Option<String>,
}

pub fn begin(shell: &Public, page: &Begin) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.setup_title(),
        Width::Column,
        html! {
            (title(texts.setup_title()))
            p."mt-2" { (texts.setup_lead()) }
            form."mt-6"."flex"."flex-col"."gap-6" method="post" action=(page.action) novalidate {
                input type="hidden" name="nonce" value=(page.nonce);
                (form::refusal(page.refusal.as_deref()))
                (form::summary(&problems(page, texts), texts))
                (organisation(page, texts))
                (admin(page, texts))
                button."btn"."btn-primary"."btn-lg"."w-full" { (texts.setup_button()) }
                p."text-sm"."text-muted" { (texts.setup_next()) }
            }
        },
    )
}

fn problems(page: &Begin, texts: Texts) -> Vec<Problem> {
    let all = [
        ("organisation", texts.setup_organisation(), &page.organisation_error),
        ("zone", texts.organisation_zone(), &page.zone_error),
        ("name", texts.setup_name(), &page.name_error),
        ("email", texts.setup_email(), &page.email_error),
        ("password", texts.setup_password(), &page.password_error),
    ];
    let wrong = all.into_iter().filter_map(|(id, label, error)| Some((id, label, error.as_ref()?)));
    wrong
        .map(|(id, label, error)| Problem {
            id: id.to_owned(),
            text: form::problem_words(label, error, texts),
        })
        .collect()
}

fn organisation(page: &Begin, texts: Texts) -> Markup {
    html! {
        section."flex"."flex-col"."gap-5" aria-labelledby="firm" {
            h2 #firm."text-lg"."font-semibold" { (texts.setup_firm()) }
            @match &page.organisation_fixed {
                Some(name) => { p."font-medium" { (name) } }
                None => { (line("organisation", texts.setup_organisation(), Some(texts.setup_organisation_hint()), "text", "organization", &page.organisation, page.organisation_error.as_deref())) }
            }
            @if !page.zone_is_fixed { (zone_select(&page.zone, page.zone_error.as_deref(), true, page.guess_zone, texts)) }
            (language_select(page.language, true, texts))
        }
    }
}

fn admin(page: &Begin, texts: Texts) -> Markup {
    html! {
        section."flex"."flex-col"."gap-5"."border-t"."border-rule"."pt-6" aria-labelledby="you" {
            div {
                h2 #you."text-lg"."font-semibold" { (texts.setup_you()) }
                p."mt-1"."text-muted" { (texts.setup_you_lead()) }
            }
            (line("name", texts.setup_name(), None, "text", "name", &page.name, page.name_error.as_deref()))
            (line("email", texts.setup_email(), Some(texts.setup_email_hint()), "email", "username", &page.email, page.email_error.as_deref()))
            (line("password", texts.setup_password(), Some(texts.session_choose_hint()), "password", "new-password", "", page.password_error.as_deref()))
        }
    }
}

fn line(
    name: &str,
    label: &str,
    hint: Option<&str>,
    of: &str,
    autocomplete: &str,
    value: &str,
    error: Option<&str>,
) -> Markup {
    form::line(&Line { id: name, name, label, hint, of, autocomplete, value, error, large: true })
}
