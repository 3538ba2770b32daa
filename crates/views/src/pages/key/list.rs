//! Admin: API keys, shown once when created, revoked at once.

use crate::{
    form::{self, Choice, Line},
    part::moment_within,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;

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
    staff.page(
        "API keys",
        Place::Keys,
        html! {
            div."px-4"."pt-7"."lg:px-8" { h1."text-2xl"."font-semibold"."tracking-tight" { "API keys" } }
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."px-4"."pt-4"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."min-w-0" {
                    @if let Some(created) = &page.created { (self::created(created)) }
                    @if page.keys.is_empty() { p."max-w-[64ch]" { "A key lets another program start flows and act in them over the API. None exists yet." } }
                    @else { (table(staff, &page.keys)) }
                }
                (add(staff, page))
            }
        },
    )
}

fn created(created: &CreatedKey) -> Markup {
    html! {
        div."mb-6"."rounded-box"."bg-brand-soft"."p-4" role="status" {
            p."font-medium" { "The key “" (created.name) "”. Keep it safe: it is shown only now." }
            div."mt-2"."flex"."gap-2" data-controller="copy" {
                input."input"."h-9"."min-w-0"."flex-1"."border-edge" type="text" readonly value=(created.key) aria-label="API key" data-copy-target="source";
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" type="button" data-copy-target="button" data-action="copy#copy" hidden { "Copy" }
            }
        }
    }
}

fn table(staff: &Staff, keys: &[KeyRow]) -> Markup {
    html! {
        table."list-table"."rows" {
            thead { tr { th scope="col" { "Key" } th scope="col" { "May" } th."text-end" scope="col" { "State" } } }
            tbody { @for key in keys { tr {
                td { span."font-medium"."wrap-anywhere" { (key.name) } small."whitespace-nowrap" { "created " (staff.local.date(key.created)) } }
                td."text-muted" { (key.scopes.join(", ")) }
                td."when"."text-end" { @match key.revoked {
                    Some(at) => { span."text-muted" { "revoked " (moment_within(at, &staff.local)) } }
                    None => { (revoke(staff, key)) }
                } }
            } } }
        }
    }
}

fn revoke(staff: &Staff, key: &KeyRow) -> Markup {
    html! {
        form method="post" action=(paths::key_revocation(&key.id)) data-turbo-confirm="Revoke this key? Programs that use it stop working at once." {
            (staff.hidden_inputs(&key.id))
            button."btn"."btn-ghost"."h-8"."px-2"."font-normal"."text-error" { "Revoke" span."sr-only" { " " (key.name) } }
        }
    }
}

fn add(staff: &Staff, page: &Keys) -> Markup {
    html! {
        section."min-w-0" aria-labelledby="add" {
            h2 #add."text-lg"."font-semibold" { "Create a key" }
            form."mt-3"."flex"."flex-col"."gap-4" method="post" action=(paths::KEYS) data-turbo="false" novalidate {
                (staff.hidden_inputs("key"))
                (form::line(&Line {
                    id: "name",
                    name: "name",
                    label: "Name",
                    hint: Some("Which program uses it."),
                    of: "text",
                    autocomplete: "off",
                    value: &page.form.name,
                    error: page.form.name_error.as_deref(),
                    large: false,
                }))
                fieldset class=(form::frame_class(page.form.scopes_error.is_some(), false)) {
                    legend { "It may" }
                    @if let Some(error) = &page.form.scopes_error { (form::error_line("scopes-error", error)) }
                    div."mt-1"."flex"."flex-col" { @for scope in &page.scopes {
                        label."check-row" {
                            input type="checkbox" name="scope" value=(scope.value) class="checkbox checkbox-sm checkbox-primary" checked[page.form.scopes.contains(&scope.value)];
                            span { (scope.label) }
                        }
                    } }
                }
                div { button."btn"."btn-primary"."h-9"."px-3" { "Create key" } }
            }
        }
    }
}
