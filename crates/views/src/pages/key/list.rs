//! Admin: API keys, shown once when created, revoked at once.

use crate::{
    form::{self, Choice, Line},
    part::copy,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Keys {
    pub keys: Vec<KeyRow>,
    /// Every scope there is: posted value and words.
    pub scopes: Vec<Choice>,
    pub form: KeyForm,
    /// Shown once, right after it was made.
    pub created: Option<CreatedKey>,
}

#[derive(Clone, Debug)]
pub struct KeyRow {
    pub id: String,
    pub name: String,
    pub scopes: Vec<String>,
    pub created: Instant,
    pub revoked: Option<Instant>,
}

/// Posted to `/admin/keys`: `name`, `scope` (several).
#[derive(Clone, Debug, Default)]
pub struct KeyForm {
    pub name: String,
    pub name_error: Option<String>,
    pub scopes: Vec<String>,
    pub scopes_error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct CreatedKey {
    pub name: String,
    pub key: String,
}

pub fn list(staff: &Staff, page: &Keys) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.key_title(),
        Place::Keys,
        html! {
            div."px-4"."pt-7"."lg:px-8" { h1."text-2xl"."font-semibold"."tracking-tight" { (texts.key_title()) } }
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."px-4"."pt-4"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."min-w-0" {
                    @if let Some(created) = &page.created { (self::created(created, texts)) }
                    @if page.keys.is_empty() { p."max-w-[64ch]" { (texts.key_empty()) } }
                    @else { (table(staff, &page.keys)) }
                }
                (add(staff, page))
            }
        },
    )
}

fn created(created: &CreatedKey, texts: Texts) -> Markup {
    html! {
        div."mb-6"."rounded-box"."bg-brand-soft"."p-4" role="status" {
            p."mb-2"."font-medium"."wrap-anywhere" { (texts.key_created(&created.name)) }
            (copy(texts.key_label(), &created.key, texts))
        }
    }
}

fn table(staff: &Staff, keys: &[KeyRow]) -> Markup {
    let texts = staff.local.texts();
    html! {
        table."list-table"."rows" {
            thead { tr { th scope="col" { (texts.key_column_key()) } th scope="col" { (texts.key_column_may()) } th."text-end" scope="col" { (texts.key_column_state()) } } }
            tbody { @for key in keys { tr {
                td { span."font-medium"."wrap-anywhere" { (key.name) } small."whitespace-nowrap" { (texts.key_made(staff.local.date(key.created))) } }
                td."text-muted" { (key.scopes.join(", ")) }
                td."when"."text-end" { @match key.revoked {
                    Some(at) => { span."text-muted" title=(staff.local.exact(at)) { (texts.key_revoked(staff.local.date(at))) } }
                    None => { (revoke(staff, key)) }
                } }
            } } }
        }
    }
}

fn revoke(staff: &Staff, key: &KeyRow) -> Markup {
    let texts = staff.local.texts();
    html! {
        form method="post" action=(paths::key_revocation(&key.id)) data-turbo-confirm=(texts.key_revoke_confirm()) {
            (staff.hidden_inputs(&key.id))
            button."btn"."btn-ghost"."h-8"."px-2"."font-normal"."text-error" aria-label=(texts.key_revoke_named(&key.name)) { (texts.key_revoke()) }
        }
    }
}

fn add(staff: &Staff, page: &Keys) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."min-w-0" aria-labelledby="add" {
            h2 #add."text-lg"."font-semibold" { (texts.key_create()) }
            form."mt-3"."flex"."flex-col"."gap-4" method="post" action=(paths::KEYS) data-turbo="false" novalidate {
                (staff.hidden_inputs("key"))
                (form::line(&Line {
                    id: "name",
                    name: "name",
                    label: texts.key_name(),
                    hint: Some(texts.key_name_hint()),
                    of: "text",
                    autocomplete: "off",
                    value: &page.form.name,
                    error: page.form.name_error.as_deref(),
                    large: false,
                }))
                fieldset class=(form::frame_class(page.form.scopes_error.is_some(), false)) {
                    legend { (texts.key_may()) }
                    @if let Some(error) = &page.form.scopes_error { (form::error_line("scopes-error", error)) }
                    div."mt-1"."flex"."flex-col" { @for scope in &page.scopes {
                        label."check-row" {
                            input type="checkbox" name="scope" value=(scope.value) class="checkbox checkbox-sm checkbox-primary" checked[page.form.scopes.contains(&scope.value)];
                            span { (scope.label) }
                        }
                    } }
                }
                div { button."btn"."btn-primary"."h-9"."px-3" { (texts.key_create_button()) } }
            }
        }
    }
}
