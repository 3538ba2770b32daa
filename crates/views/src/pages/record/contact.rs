//! A contact of a record: who, in which part, and what they may start and see.

use super::{list::KindWords, place};
use crate::{
    form::{self, Choice, Line, Select},
    part::icon_of,
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MayStartWord {
    #[default]
    Offered,
    Nothing,
    Named,
}

impl MayStartWord {
    pub const ALL: [Self; 3] = [Self::Offered, Self::Nothing, Self::Named];

    pub fn key(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Nothing => "nothing",
            Self::Named => "named",
        }
    }

    pub fn word(self, texts: Texts) -> &'static str {
        match self {
            Self::Offered => texts.record_may_start_offered(),
            Self::Nothing => texts.record_may_start_nothing(),
            Self::Named => texts.record_may_start_named(),
        }
    }
}

/// Posted: `name` and `email` of a new one, `role`, `primary` (ticked), `may_start`, `template` (ticked, each), `sees_all`
/// (ticked).
#[derive(Clone, Debug, Default)]
pub struct ContactPage {
    pub record: String,
    pub record_name: String,
    /// None for a new one.
    pub id: Option<String>,
    pub name: String,
    pub name_error: Option<String>,
    pub email: String,
    pub email_error: Option<String>,
    pub role: String,
    pub role_error: Option<String>,
    pub is_primary: bool,
    pub may_start: MayStartWord,
    /// Published templates: key and name.
    pub templates: Vec<(String, String)>,
    pub chosen: Vec<String>,
    pub templates_error: Option<String>,
    pub sees_all: bool,
    /// The person, for a reader who may have everything known of them erased.
    pub erases: Option<String>,
    pub refusal: Option<String>,
}

pub fn contact(staff: &Staff, kind: &KindWords, page: &ContactPage) -> Markup {
    let texts = staff.local.texts();
    let title = match &page.id {
        Some(_) => page.name.as_str(),
        None => texts.record_contact_new(),
    };
    let action = match &page.id {
        Some(id) => paths::record_contact(&page.record, id),
        None => paths::record_contact_new(&page.record),
    };
    staff.page(
        title,
        place(&kind.key),
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::record(&page.record)) { (page.record_name) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (title) }
                @if page.id.is_some() { p."mt-0.5"."text-muted" { (page.email) } }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(action) novalidate data-controller="form" {
                    (staff.hidden_inputs("contact"))
                    (form::refusal(page.refusal.as_deref()))
                    @if page.id.is_none() { (who(page, texts)) }
                    (form::line(&Line {
                        id: "role", name: "role", label: texts.record_contact_role(), hint: Some(texts.record_contact_role_hint()),
                        of: "text", autocomplete: "off", value: &page.role, error: page.role_error.as_deref(), large: false,
                    }))
                    label."check-row" {
                        input type="checkbox" name="primary" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[page.is_primary];
                        span { (texts.record_contact_primary()) small."block"."text-sm"."text-muted" { (texts.record_contact_primary_hint()) } }
                    }
                    (rights(page, texts))
                    div."flex"."flex-wrap"."gap-3" {
                        button."btn"."btn-primary" data-turbo-submits-with=(texts.record_saving()) { (if page.id.is_some() { texts.record_save() } else { texts.record_contact_add() }) }
                        a."btn"."btn-ghost" href=(paths::record(&page.record)) { (texts.record_leave()) }
                    }
                }
                @if let Some(id) = &page.id {
                    form."mt-10"."max-w-xl"."border-t"."border-rule"."pt-5" method="post" action=(paths::record_contact_removal(&page.record, id)) {
                        (staff.hidden_inputs("remove"))
                        p."text-sm"."text-muted" { (texts.record_contact_remove_means()) }
                        button."btn"."btn-outline"."mt-2"."border-error"."text-error" { (texts.record_contact_remove()) }
                    }
                    @if let Some(person) = &page.erases {
                        p."mt-5"."text-sm" { a."link-brand" href=(paths::erasing_of("person", person)) { (texts.record_erase()) } }
                    }
                }
            }
        },
    )
}

fn who(page: &ContactPage, texts: Texts) -> Markup {
    html! {
        (form::line(&Line {
            id: "name", name: "name", label: texts.record_field_name(), hint: None, of: "text", autocomplete: "off",
            value: &page.name, error: page.name_error.as_deref(), large: false,
        }))
        (form::line(&Line {
            id: "email", name: "email", label: texts.record_field_email(), hint: Some(texts.record_contact_email_hint()), of: "email",
            autocomplete: "off", value: &page.email, error: page.email_error.as_deref(), large: false,
        }))
    }
}

fn rights(page: &ContactPage, texts: Texts) -> Markup {
    let choices: Vec<Choice> = MayStartWord::ALL
        .into_iter()
        .map(|word| Choice { value: word.key().to_owned(), label: word.word(texts).to_owned() })
        .collect();
    html! {
        (form::select(&Select {
            name: "may_start", label: texts.record_may_start(), hint: Some(texts.record_may_start_hint()), choices: &choices,
            chosen: page.may_start.key(), empty: None, error: page.templates_error.as_deref(), large: false,
        }))
        @if !page.templates.is_empty() {
            details."group" open[page.may_start == MayStartWord::Named] {
                summary."flex"."cursor-pointer"."items-center"."gap-1.5"."py-1"."text-sm"."font-medium" {
                    (icon_of("chevron-down", "icon size-3.5 text-muted group-open:rotate-180")) (texts.record_may_start_which())
                }
                fieldset."mt-1"."flex"."flex-col" {
                    legend."sr-only" { (texts.record_may_start_which()) }
                    @for (key, name) in &page.templates {
                        label."check-row"."py-1" {
                            input type="checkbox" name="template" value=(key) class="checkbox checkbox-sm checkbox-primary" checked[page.chosen.contains(key)];
                            span { (name) }
                        }
                    }
                }
            }
        }
        label."check-row" {
            input type="checkbox" name="sees_all" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[page.sees_all];
            span { (texts.record_sees_all()) small."block"."text-sm"."text-muted" { (texts.record_sees_all_hint()) } }
        }
    }
}
