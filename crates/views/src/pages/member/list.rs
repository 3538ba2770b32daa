//! Admin: who is a member, adding one, and groups.

use crate::{
    form::{self, Line},
    local::Local,
    part::moment_within,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Members {
    pub members: Vec<MemberRow>,
    pub groups: Vec<GroupRow>,
    pub form: MemberForm,
    pub group_name: String,
    pub group_error: Option<String>,
    /// Shown once, right after it was made.
    pub one_time: Option<OneTimeLink>,
}

#[derive(Clone, Debug)]
pub struct MemberRow {
    pub id: String,
    pub name: String,
    pub email: String,
    pub groups: Vec<String>,
    pub is_admin: bool,
    /// Has chosen a password.
    pub active: bool,
}

#[derive(Clone, Debug)]
pub struct GroupRow {
    pub id: String,
    /// Posted where a member is put into it.
    pub key: String,
    pub name: String,
    pub members: usize,
}

/// Posted to `/admin/members`: `name`, `email`, `group` (keys, several), `admin` (`yes` or absent).
#[derive(Clone, Debug, Default)]
pub struct MemberForm {
    pub name: String,
    pub name_error: Option<String>,
    pub email: String,
    pub email_error: Option<String>,
    pub groups: Vec<String>,
    pub is_admin: bool,
}

#[derive(Clone, Debug)]
pub struct OneTimeLink {
    pub name: String,
    pub url: String,
    pub until: Instant,
}

pub fn list(staff: &Staff, page: &Members) -> Markup {
    staff.page(
        "Members",
        Place::Members,
        html! {
            div."px-4"."pt-7"."lg:px-8" { h1."text-2xl"."font-semibold"."tracking-tight" { "Members" } }
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."px-4"."pt-4"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."min-w-0" {
                    @if let Some(link) = &page.one_time { (one_time(link, &staff.local)) }
                    (table(staff, &page.members))
                }
                div."flex"."min-w-0"."flex-col"."gap-10" { (add(staff, page)) (groups(staff, page)) }
            }
        },
    )
}

fn one_time(link: &OneTimeLink, local: &Local) -> Markup {
    html! {
        div."mb-6"."rounded-box"."bg-brand-soft"."p-4" role="status" {
            p."font-medium" { "Give this link to " (link.name) ". It is shown only now and works once, until " (moment_within(link.until, local)) "." }
            div."mt-2"."flex"."gap-2" data-controller="copy" {
                input."input"."h-9"."min-w-0"."flex-1"."border-edge" type="text" readonly value=(link.url) aria-label="One-time link" data-copy-target="source";
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" type="button" data-copy-target="button" data-action="copy#copy" hidden { "Copy" }
            }
        }
    }
}

fn table(staff: &Staff, members: &[MemberRow]) -> Markup {
    html! {
        table."list-table"."rows" {
            thead { tr { th scope="col" { "Member" } th scope="col" { "Groups" } th scope="col" { "May" } th."text-end" scope="col" { "Sign-in" } } }
            tbody { @for member in members { tr {
                td { span."font-medium" { (member.name) } small."wrap-anywhere" { (member.email) } }
                td."text-muted" { (member.groups.join(", ")) }
                td { (if member.is_admin { "Admin" } else { "Staff" }) }
                td."when"."text-end" { (sign_in(staff, member)) }
            } } }
        }
    }
}

fn sign_in(staff: &Staff, member: &MemberRow) -> Markup {
    html! {
        form method="post" action=(paths::member_link(&member.id)) data-turbo="false" {
            (staff.hidden_inputs(&member.id))
            button."btn"."btn-ghost"."h-8"."px-2"."font-normal" {
                (if member.active { "New password link" } else { "Invitation link" }) span."sr-only" { " for " (member.name) }
            }
        }
    }
}

fn add(staff: &Staff, page: &Members) -> Markup {
    html! {
        section aria-labelledby="add" {
            h2 #add."text-lg"."font-semibold" { "Add a member" }
            form."mt-3"."flex"."flex-col"."gap-4" method="post" action=(paths::MEMBERS) data-turbo="false" novalidate {
                (staff.hidden_inputs("member"))
                (line("name", "Name", "text", &page.form.name, page.form.name_error.as_deref()))
                (line("email", "E-mail", "email", &page.form.email, page.form.email_error.as_deref()))
                @if !page.groups.is_empty() {
                    fieldset."field"."field-small" {
                        legend { "Groups" }
                        div."mt-1"."flex"."flex-col" { @for group in &page.groups {
                            label."check-row" {
                                input type="checkbox" name="group" value=(group.key) class="checkbox checkbox-sm checkbox-primary" checked[page.form.groups.contains(&group.key)];
                                span { (group.name) }
                            }
                        } }
                    }
                }
                label."check-row" {
                    input type="checkbox" name="admin" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[page.form.is_admin];
                    span { "Admin: members, keys, Start Links" }
                }
                div { button."btn"."btn-primary"."h-9"."px-3" { "Add member" } }
            }
        }
    }
}

fn line(name: &str, label: &str, of: &str, value: &str, error: Option<&str>) -> Markup {
    form::line(&Line {
        id: name,
        name,
        label,
        hint: None,
        of,
        autocomplete: "off",
        value,
        error,
        large: false,
    })
}

fn groups(staff: &Staff, page: &Members) -> Markup {
    html! {
        section aria-labelledby="groups" {
            h2 #groups."text-lg"."font-semibold" { "Groups" }
            p."mt-1"."text-muted" { "A group can play a role: any of its members may pick the work up." }
            ul."mt-2"."divide-y"."divide-rule" { @for group in &page.groups {
                li."flex"."gap-2"."py-2" { a."link-quiet"."font-medium" href=(paths::group(&group.id)) { (group.name) } span."ms-auto"."text-sm"."text-muted" { (crate::local::count(group.members, "member", "members")) } }
            } }
            form."mt-3"."flex"."items-end"."gap-2" method="post" action=(paths::GROUPS) novalidate {
                (staff.hidden_inputs("group"))
                div."min-w-0"."flex-1" { (form::line(&Line {
                    id: "group-name",
                    name: "name",
                    label: "New group",
                    hint: None,
                    of: "text",
                    autocomplete: "off",
                    value: &page.group_name,
                    error: page.group_error.as_deref(),
                    large: false,
                })) }
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { "Add" }
            }
        }
    }
}
