//! Admin: one member: name, permissions, groups; a new link; disabling and enabling again.

use super::{
    May, MemberState, OneTimeLink,
    list::{line, one_time, ticks},
};
use crate::{
    form::{self, Choice},
    pages::profile::{Absences, absences},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted to the page's own address: `name`, `may` (several), `group` (ids, several).
#[derive(Clone, Debug)]
pub struct MemberPage {
    pub id: String,
    /// As stored; the heading.
    pub title: String,
    pub name: String,
    pub name_error: Option<String>,
    pub email: String,
    pub may: May,
    pub may_error: Option<String>,
    pub all_groups: Vec<Choice>,
    pub groups: Vec<String>,
    pub state: MemberState,
    pub is_me: bool,
    pub refusal: Option<String>,
    /// Shown once, right after it was made.
    pub one_time: Option<OneTimeLink>,
    pub absences: Absences,
    /// They have a second step at sign-in.
    pub has_second_factor: bool,
}

pub fn edit(staff: &Staff, page: &MemberPage) -> Markup {
    let texts = staff.local.texts();
    let gone = matches!(page.state, MemberState::Disabled { .. });
    staff.page(
        &page.title,
        Place::Members,
        html! {
            div."px-4"."pt-5"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::MEMBERS) { (texts.member_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (page.title) }
                p."mt-0.5"."text-muted"."wrap-anywhere" { (page.email) }
            }
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."min-w-0" {
                    @if let Some(link) = &page.one_time { (one_time(link, &staff.local)) }
                    (form(staff, page))
                    @if !gone { div."mt-10"."max-w-xl" { (absences::section(staff, &page.absences)) } }
                }
                div."flex"."min-w-0"."flex-col"."gap-8" {
                    @if gone { (enabling(staff, page)) } @else {
                        (link(staff, page))
                        @if !page.is_me { @if page.state == MemberState::Active { (signing_out(staff, page)) @if page.has_second_factor { (factor_end(staff, page)) } } (disabling(staff, page)) }
                    }
                }
            }
        },
    )
}

fn form(staff: &Staff, page: &MemberPage) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(paths::member(&page.id)) novalidate {
            (staff.hidden_inputs("member"))
            (form::refusal(page.refusal.as_deref()))
            (line("name", texts.member_name(), "text", &page.name, page.name_error.as_deref()))
            (page.may.fieldset(texts, page.may_error.as_deref()))
            @if !page.all_groups.is_empty() { (ticks(texts.member_groups(), "group", &page.all_groups, &page.groups)) }
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary"."h-9"."px-3" { (texts.member_save()) }
                a."btn"."btn-ghost"."h-9"."px-3" href=(paths::MEMBERS) { (texts.member_back()) }
            }
        }
    }
}

fn link(staff: &Staff, page: &MemberPage) -> Markup {
    let texts = staff.local.texts();
    let (heading, hint) = match page.state {
        MemberState::Invited => (texts.member_link_invite(), texts.member_link_invite_hint(&page.title)),
        _ => (texts.member_link_new(), texts.member_link_new_hint(&page.title)),
    };
    html! {
        section aria-labelledby="link" {
            h2 #link."text-lg"."font-semibold" { (heading) }
            p."mt-1"."text-muted"."wrap-anywhere" { (hint) }
            form."mt-3" method="post" action=(paths::member_link(&page.id)) data-turbo="false" {
                (staff.hidden_inputs("link"))
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (heading) }
            }
        }
    }
}

fn signing_out(staff: &Staff, page: &MemberPage) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."border-t"."border-rule"."pt-6" aria-labelledby="sign-out" {
            h2 #sign-out."text-lg"."font-semibold" { (texts.member_sign_out()) }
            p."mt-1"."text-muted"."wrap-anywhere" { (texts.member_sign_out_hint(&page.title)) }
            form."mt-3" method="post" action=(paths::member_sessions_end(&page.id)) {
                (staff.hidden_inputs("sign-out"))
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.member_sign_out()) }
            }
        }
    }
}

fn factor_end(staff: &Staff, page: &MemberPage) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."border-t"."border-rule"."pt-6" aria-labelledby="factor-end" {
            h2 #factor-end."text-lg"."font-semibold" { (texts.portal_factor_lost()) }
            p."mt-1"."text-muted"."wrap-anywhere" { (texts.portal_factor_lost_means()) }
            form."mt-3" method="post" action=(paths::member_factor_end(&page.id)) {
                (staff.hidden_inputs("factor-end"))
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.portal_factor_end()) }
            }
        }
    }
}

fn disabling(staff: &Staff, page: &MemberPage) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."border-t"."border-rule"."pt-6" {
            p."text-muted"."wrap-anywhere" { (texts.member_disable_hint(&page.title)) }
            p."mt-3" { a."btn"."btn-outline"."h-9"."border-edge"."px-3"."text-error" href=(paths::member_disabling(&page.id)) { (texts.member_disable()) } }
        }
    }
}

fn enabling(staff: &Staff, page: &MemberPage) -> Markup {
    let texts = staff.local.texts();
    let MemberState::Disabled { since } = page.state else { return html! {} };
    html! {
        section aria-labelledby="enable" {
            h2 #enable."text-lg"."font-semibold" { (texts.member_state_disabled(staff.local.date(since))) }
            p."mt-1"."text-muted"."wrap-anywhere" { (texts.member_enable_hint(&page.title)) }
            form."mt-3" method="post" action=(paths::member_enabling(&page.id)) {
                (staff.hidden_inputs("enable"))
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.member_enable()) }
            }
        }
    }
}
