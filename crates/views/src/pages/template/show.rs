//! One template: its stages and steps to read, its Start Link, its versions.

use super::{StartLink, outline, start_link};
use crate::{
    part::{held_by, moment},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::{Definition, Instant, definition::Fill};

#[derive(Clone, Debug)]
pub struct TemplatePage {
    pub definition: Definition,
    pub version: u32,
    pub state: VersionState,
    pub versions: Vec<VersionRow>,
    /// What is not as it should be yet: "No group is called approvers."
    pub warnings: Vec<String>,
    pub start_link: StartLink,
    /// The reader may change and publish it, and configure the Start Link.
    pub can_configure: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionState {
    Draft,
    Published,
    Archived,
}

impl VersionState {
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Archived => "archived",
        }
    }
}

#[derive(Clone, Debug)]
pub struct VersionRow {
    pub number: u32,
    pub state: VersionState,
    pub at: Instant,
    pub by: Option<String>,
}

pub fn show(staff: &Staff, page: &TemplatePage) -> Markup {
    let definition = &page.definition;
    staff.page(
        &definition.name,
        Place::Templates,
        html! {
            div."px-4"."pt-5"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label="Breadcrumb" { a."link-quiet" href=(paths::TEMPLATES) { "Templates" } }
                div."mt-1"."flex"."items-start"."gap-2" {
                    h1."min-w-0"."flex-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (definition.name) }
                    @if page.can_configure { (writing(staff, page)) }
                    @if page.state == VersionState::Published {
                        a."btn"."btn-outline"."h-9"."border-edge"."px-3" href={ (paths::FLOW_NEW) "?template=" (definition.key) } { "Start…" }
                    }
                }
                p."mt-0.5"."text-muted" { "Version " (page.version) ", " (page.state.word()) @if let Some(description) = &definition.description { " · " (description) } }
            }
            div."mt-4"."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."flex"."min-w-0"."flex-col"."gap-10" {
                    (warnings(&page.warnings))
                    (outline::outline(definition))
                }
                div."flex"."min-w-0"."flex-col"."gap-10" {
                    (start_link::section(staff, &definition.key, &page.start_link, page.can_configure))
                    (roles(definition, staff.local.texts()))
                    (versions(staff, page))
                }
            }
        },
    )
}

/// The draft is published, or the next one begun.
fn writing(staff: &Staff, page: &TemplatePage) -> Markup {
    let key = &page.definition.key;
    html! {
        a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::template_source(key)) { "Change…" }
        @if page.state == VersionState::Draft {
            form method="post" action=(paths::template_publication(key)) {
                (staff.hidden_inputs("publish"))
                button."btn"."btn-primary"."h-9"."px-3" { "Publish version " (page.version) }
            }
        }
    }
}

fn warnings(all: &[String]) -> Markup {
    html! {
        @if !all.is_empty() {
            div."border-s-4"."border-warning"."ps-4" {
                h2."font-semibold"."text-warning" { "To look at" }
                ul."mt-1" { @for warning in all { li { (warning) } } }
            }
        }
    }
}

fn roles(definition: &Definition, texts: texts::Texts) -> Markup {
    html! {
        section aria-labelledby="roles" {
            h2 #roles."text-lg"."font-semibold" { "Roles" }
            ul."mt-2"."flex"."flex-col"."gap-2" { @for role in &definition.roles {
                li { (held_by(role.party.into(), Some(&role.name), texts)) p."ps-9"."text-sm"."text-muted" { (fill(&role.fill)) } }
            } }
        }
    }
}

fn fill(fill: &Fill) -> String {
    match fill {
        Fill::RecordContact { contact_role: None } => "The record’s primary contact".to_owned(),
        Fill::RecordContact { contact_role: Some(role) } => format!("Contacts of the record who are {role}"),
        Fill::RecordOwner => "The record’s owner".to_owned(),
        Fill::Starter => "Whoever starts the flow".to_owned(),
        Fill::Group(group) => format!("Anyone of the group {group}"),
        Fill::Later => "Chosen while the flow runs".to_owned(),
        Fill::Asked => "Asked at the start".to_owned(),
    }
}

fn versions(staff: &Staff, page: &TemplatePage) -> Markup {
    html! {
        section aria-labelledby="versions" {
            h2 #versions."text-lg"."font-semibold" { "Versions" }
            ul."mt-2"."divide-y"."divide-rule" { @for version in &page.versions {
                li."flex"."flex-wrap"."items-baseline"."gap-x-2"."py-2" {
                    b."font-medium" { "Version " (version.number) } span { (version.state.word()) }
                    span."ms-auto"."text-sm"."text-muted" { (moment(version.at, &staff.local)) @if let Some(by) = &version.by { ", " (by) } }
                }
            } }
        }
    }
}
