//! Admin: who is a member, adding one, and groups.

use super::May;
use crate::{
    form::{self, Choice, Line},
    local::Local,
    part::{copy, icon, initials},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Members {
    pub members: Vec<MemberRow>,
    pub groups: Vec<GroupRow>,
    pub form: MemberForm,
    pub group_name: String,
    pub group_error: Option<String>,
    /// Shown once, right after it was made.
    pub one_time: Option<OneTimeLink>,
    /// Everybody needs a second step at sign-in.
    pub needs_second_factor: bool,
}

#[derive(Clone, Debug)]
pub struct MemberRow {
    pub id: String,
    pub name: String,
    pub email: String,
    pub groups: Vec<String>,
    pub may: May,
    pub state: MemberState,
    /// The reader.
    pub is_me: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberState {
    /// Has not chosen a password yet.
    Invited,
    Active,
    Disabled {
        since: Instant,
    },
}

#[derive(Clone, Debug)]
pub struct GroupRow {
    pub id: String,
    pub name: String,
    pub members: usize,
}

/// Posted to `/admin/members`: `name`, `email`, `group` (names, several), `may` (several).
#[derive(Clone, Debug, Default)]
pub struct MemberForm {
    pub name: String,
    pub name_error: Option<String>,
    pub email: String,
    pub email_error: Option<String>,
    pub groups: Vec<String>,
    pub may: May,
    pub may_error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct OneTimeLink {
    pub name: String,
    pub url: String,
    pub until: Instant,
    /// It goes to them by mail, too.
    pub mailed: bool,
}

pub fn list(staff: &Staff, page: &Members) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.member_title(),
        Place::Members,
        html! {
            div."px-4"."pt-7"."lg:px-8" { h1."text-2xl"."font-semibold"."tracking-tight" { (texts.member_title()) } }
            div."grid"."flex-1"."content-start"."gap-x-10"."gap-y-10"."px-4"."pt-4"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_20rem]" {
                div."min-w-0" {
                    @if let Some(link) = &page.one_time { (one_time(link, &staff.local)) }
                    (table(&page.members, &staff.local))
                    @if page.members.len() < 2 { p."mt-4"."text-muted" { (texts.member_none_yet()) } }
                }
                div."flex"."min-w-0"."flex-col"."gap-10" { (add(staff, page)) (groups(staff, page)) (second_factor(staff, page)) }
            }
        },
    )
}

fn second_factor(staff: &Staff, page: &Members) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."border-t"."border-rule"."pt-6" aria-labelledby="second-factor" {
            h2 #second-factor."text-lg"."font-semibold" { (texts.portal_factor_page()) }
            form."mt-2"."flex"."flex-col"."gap-3" method="post" action=(paths::SIGN_IN_RULE) {
                (staff.hidden_inputs("second-factor"))
                label."choice-row" {
                    input."checkbox" type="checkbox" name="needed" value="on" checked[page.needs_second_factor];
                    span { (texts.portal_factor_rule()) }
                }
                div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.portal_factor_rule_save()) } }
            }
        }
    }
}

pub(super) fn one_time(link: &OneTimeLink, local: &Local) -> Markup {
    let texts = local.texts();
    let until = local.day_and_time_within(link.until);
    let said = if link.mailed {
        texts.member_link_mailed(&link.name, until)
    } else {
        texts.member_link_shown(&link.name, until)
    };
    html! {
        div."mb-6"."rounded-box"."bg-brand-soft"."p-4" role="status" {
            p."mb-2"."font-medium"."wrap-anywhere" { (said) }
            (copy(texts.member_link_label(), &link.url, texts))
        }
    }
}

fn table(members: &[MemberRow], local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        table."list-table"."rows" {
            thead { tr {
                th scope="col" { (texts.member_column_member()) } th scope="col" { (texts.member_column_groups()) }
                th scope="col" { (texts.member_column_may()) } th."text-end" scope="col" { (texts.member_column_state()) }
            } }
            tbody { @for member in members { tr {
                td { (who(member, texts)) }
                td."text-sm"."text-muted" { (member.groups.join(", ")) }
                td."whitespace-nowrap" { (member.may.said(texts)) }
                td."when"."whitespace-nowrap"."text-end" { (state(member.state, local)) }
            } } }
        }
    }
}

fn who(member: &MemberRow, texts: Texts) -> Markup {
    let gone = matches!(member.state, MemberState::Disabled { .. });
    html! {
        div."flex"."items-center"."gap-3" {
            span."person"."size-8"."max-sm:hidden" aria-hidden="true" { (initials(&member.name)) }
            span."min-w-0"."sm:min-w-40" {
                a class=(if gone { "link-quiet font-medium text-muted" } else { "link-quiet font-medium" }) href=(paths::member(&member.id)) { (member.name) }
                @if member.is_me { span."text-sm"."text-muted" { " (" (texts.member_you()) ")" } }
                span."block"."text-sm"."wrap-anywhere"."text-muted" { (member.email) }
            }
        }
    }
}

fn state(state: MemberState, local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        @match state {
            MemberState::Active => { (texts.member_state_active()) }
            MemberState::Invited => { span."tag" { (texts.member_state_invited()) } }
            MemberState::Disabled { since } => { span."text-muted" { (texts.member_state_disabled(local.date(since))) } }
        }
    }
}

fn add(staff: &Staff, page: &Members) -> Markup {
    let texts = staff.local.texts();
    let form = &page.form;
    let names: Vec<Choice> = page
        .groups
        .iter()
        .map(|group| Choice { value: group.name.clone(), label: group.name.clone() })
        .collect();
    html! {
        section aria-labelledby="add" {
            h2 #add."text-lg"."font-semibold" { (texts.member_add()) }
            form."mt-3"."flex"."flex-col"."gap-4" method="post" action=(paths::MEMBERS) data-turbo="false" novalidate {
                (staff.hidden_inputs("member"))
                (line("name", texts.member_name(), "text", &form.name, form.name_error.as_deref()))
                (line("email", texts.member_email(), "email", &form.email, form.email_error.as_deref()))
                (form.may.fieldset(texts, form.may_error.as_deref()))
                @if !names.is_empty() { (ticks(texts.member_groups(), "group", &names, &form.groups)) }
                div { button."btn"."btn-primary"."h-9"."px-3" { (icon("user-plus")) (texts.member_add_button()) } }
            }
        }
    }
}

/// Boxes to tick, posted under one name.
pub(super) fn ticks(legend: &str, name: &str, all: &[Choice], ticked: &[String]) -> Markup {
    html! {
        fieldset."field"."field-small" {
            legend { (legend) }
            div."mt-1"."flex"."flex-col" { @for one in all {
                label."check-row" {
                    input type="checkbox" name=(name) value=(one.value) class="checkbox checkbox-sm checkbox-primary" checked[ticked.contains(&one.value)];
                    span."wrap-anywhere" { (one.label) }
                }
            } }
        }
    }
}

pub(super) fn line(name: &str, label: &str, of: &str, value: &str, error: Option<&str>) -> Markup {
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
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="groups" {
            h2 #groups."text-lg"."font-semibold" { (texts.member_groups_title()) }
            p."mt-1"."text-muted" { (texts.member_groups_lead()) }
            @if page.groups.is_empty() { p."mt-2" { (texts.member_groups_empty()) } }
            ul."mt-2"."divide-y"."divide-rule" { @for group in &page.groups {
                li."flex"."items-baseline"."gap-2"."py-2" { a."link-quiet"."font-medium"."wrap-anywhere" href=(paths::group(&group.id)) { (group.name) } span."ms-auto"."text-sm"."whitespace-nowrap"."text-muted" { (texts.member_group_count(group.members)) } }
            } }
            form."mt-3"."flex"."items-end"."gap-2" method="post" action=(paths::GROUPS) novalidate {
                (staff.hidden_inputs("group"))
                div."min-w-0"."flex-1" { (form::line(&Line {
                    id: "group-name",
                    name: "name",
                    label: texts.member_group_new(),
                    hint: None,
                    of: "text",
                    autocomplete: "off",
                    value: &page.group_name,
                    error: page.group_error.as_deref(),
                    large: false,
                })) }
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.member_group_add()) }
            }
        }
    }
}
