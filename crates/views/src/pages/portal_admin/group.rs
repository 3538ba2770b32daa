//! A client group: its name, who is in it, and what deleting it means.

use crate::{
    form::{self, Line},
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted to the group: `name`. To its records: `add` or `remove`, an id.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    pub saved_name: String,
    pub name: String,
    pub name_error: Option<String>,
    /// By name.
    pub records: Vec<GroupMember>,
    pub more: Option<String>,
    /// What was searched for, to be added.
    pub query: String,
    /// None where nothing was searched for.
    pub hits: Option<Vec<SearchHit>>,
}

#[derive(Clone, Debug)]
pub struct GroupMember {
    pub id: String,
    pub name: String,
    pub kind: String,
}

#[derive(Clone, Debug)]
pub struct SearchHit {
    pub id: String,
    pub name: String,
    pub detail: String,
}

pub fn group(staff: &Staff, page: &Group) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        &page.saved_name,
        Place::Portal,
        html! {
            div."max-w-2xl"."px-4"."pt-5"."pb-12"."lg:px-8" {
                p { a."link-quiet"."text-sm"."text-muted" href=(paths::PORTAL_ADMIN) { (texts.portal_admin_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (page.saved_name) }
                form."mt-5"."flex"."flex-wrap"."items-end"."gap-3" method="post" action=(paths::client_group(&page.id)) novalidate {
                    (staff.hidden_inputs("name"))
                    div."min-w-0"."flex-1" {
                        (form::line(&Line {
                            id: "name", name: "name", label: texts.portal_admin_group_name(), hint: None, of: "text",
                            autocomplete: "off", value: &page.name, error: page.name_error.as_deref(), large: false,
                        }))
                    }
                    button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.profile_save()) }
                }
                (records(staff, page))
                (search(staff, page))
                p."mt-10"."border-t"."border-rule"."pt-5" {
                    a."btn"."btn-outline"."border-edge" href=(paths::client_group_deletion(&page.id)) { (texts.portal_admin_group_delete()) }
                }
            }
        },
    )
}

fn records(staff: &Staff, page: &Group) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."mt-8" aria-labelledby="records" {
            h2 #records."text-lg"."font-semibold" { (texts.portal_admin_group_records()) }
            @if page.records.is_empty() { p."mt-1"."text-muted" { (texts.portal_admin_group_empty()) } }
            ul."mt-2"."divide-y"."divide-rule" {
                @for record in &page.records {
                    li."flex"."items-center"."gap-3"."py-2" {
                        span."min-w-0"."flex-1"."wrap-anywhere" { (record.name) " " span."text-sm"."text-muted" { (record.kind) } }
                        form method="post" action=(paths::client_group_records(&page.id)) {
                            (staff.hidden_inputs("remove"))
                            button."btn"."btn-ghost"."btn-square"."h-9"."w-9" name="remove" value=(record.id) aria-label=(texts.portal_admin_take_out(&record.name)) { (icon("x")) }
                        }
                    }
                }
            }
            @if let Some(more) = &page.more { p."mt-2" { a."link-brand"."py-1" href=(more) { (texts.portal_more()) } } }
        }
    }
}

fn search(staff: &Staff, page: &Group) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."mt-8" aria-labelledby="add" {
            h2 #add."text-lg"."font-semibold" { (texts.portal_admin_group_add()) }
            form."mt-2"."flex"."flex-wrap"."items-end"."gap-3" method="get" action={ (paths::client_group(&page.id)) "#add" } role="search" {
                div."min-w-0"."flex-1" {
                    (form::line(&Line {
                        id: "q", name: "q", label: texts.portal_admin_group_search(), hint: None, of: "search",
                        autocomplete: "off", value: &page.query, error: None, large: false,
                    }))
                }
                button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (icon("search")) (texts.portal_admin_search()) }
            }
            @if let Some(hits) = &page.hits {
                @if hits.is_empty() { p."mt-3"."text-muted" { (texts.portal_admin_no_hits()) } }
                ul."mt-2"."divide-y"."divide-rule" {
                    @for hit in hits {
                        li."flex"."items-center"."gap-3"."py-2" {
                            span."min-w-0"."flex-1"."wrap-anywhere" { (hit.name) " " span."text-sm"."text-muted" { (hit.detail) } }
                            form method="post" action=(paths::client_group_records(&page.id)) {
                                (staff.hidden_inputs("add"))
                                button."btn"."btn-outline"."h-9"."border-edge"."px-3" name="add" value=(hit.id) aria-label=(texts.portal_admin_put_in(&hit.name)) { (icon("plus")) (texts.portal_admin_add()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[derive(Clone, Debug)]
pub struct GroupDeletion {
    pub id: String,
    pub name: String,
    /// Titles of entries it is the audience of.
    pub uses: Vec<String>,
}

pub fn group_deletion(staff: &Staff, page: &GroupDeletion) -> Markup {
    let texts = staff.local.texts();
    let title = texts.portal_admin_group_delete_title(&page.name);
    staff.page(
        &title,
        Place::Portal,
        html! {
            div."max-w-2xl"."px-4"."pt-5"."pb-12"."lg:px-8" {
                p { a."link-quiet"."text-sm"."text-muted" href=(paths::PORTAL_ADMIN) { (texts.portal_admin_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (title) }
                @if page.uses.is_empty() { p."mt-3" { (texts.portal_admin_group_unused()) } }
                @else {
                    p."mt-3" { (texts.portal_admin_group_used(page.uses.len())) }
                    ul."mt-2"."list-disc"."ps-5" { @for title in &page.uses { li."wrap-anywhere" { (title) } } }
                    p."mt-3" { (texts.portal_admin_group_then()) }
                }
                form."mt-6"."flex"."flex-wrap"."items-center"."gap-2" method="post" action=(paths::client_group_deletion(&page.id)) {
                    (staff.hidden_inputs("deletion"))
                    button."btn"."btn-error" { (texts.portal_admin_group_delete()) }
                    a."btn"."btn-ghost" href=(paths::client_group(&page.id)) { (texts.link_back()) }
                }
            }
        },
    )
}
