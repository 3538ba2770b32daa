//! One template: its stages and steps to read, its Start Link, its versions.

use super::{
    StartLink, TemplateCalendar, TemplatePlace, calendar, outline::Outline, place, start_link, versions,
};
use crate::{
    part::held_by,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::{Definition, Instant, definition::Fill};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct TemplatePage {
    pub definition: Definition,
    pub version: u32,
    pub state: VersionState,
    pub versions: Vec<VersionRow>,
    /// What is not as it should be yet: "No group is called approvers."
    pub warnings: Vec<String>,
    pub start_link: StartLink,
    /// `None` for readers who may not choose.
    pub calendar: Option<TemplateCalendar>,
    /// `None` for readers who may not say, and while nothing is published.
    pub place: Option<TemplatePlace>,
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
    pub fn word(self, texts: Texts) -> &'static str {
        match self {
            Self::Draft => texts.template_state_draft(),
            Self::Published => texts.template_state_published(),
            Self::Archived => texts.template_state_archived(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct VersionRow {
    pub number: u32,
    pub state: VersionState,
    pub at: Instant,
    pub by: Option<String>,
    /// Flows that have not ended in it.
    pub running: u64,
}

pub fn show(staff: &Staff, page: &TemplatePage) -> Markup {
    let (definition, texts) = (&page.definition, staff.local.texts());
    let outline = Outline { definition, texts };
    staff.page(
        &definition.name,
        Place::Templates,
        html! {
            div."px-4"."pt-5"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::TEMPLATES) { (texts.template_title()) } }
                div."mt-1"."flex"."flex-wrap"."items-start"."gap-2" {
                    div."min-w-0"."flex-1"."basis-full"."sm:basis-64" {
                        h1."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (definition.name) }
                        p."mt-0.5"."text-muted" { (texts.template_version_state(page.state.word(texts), page.version)) }
                        @if let Some(description) = &definition.description { p."mt-1"."max-w-[72ch]" { (description) } }
                    }
                    @if page.can_configure { (writing(staff, page)) }
                    @if page.state == VersionState::Published {
                        a."btn"."btn-outline"."h-9"."border-edge"."px-3" href={ (paths::FLOW_NEW) "?template=" (definition.key) } { (texts.template_start_button()) }
                    }
                }
            }
            div."mt-4"."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."flex"."min-w-0"."flex-col"."gap-10" {
                    (warnings(&page.warnings, texts))
                    (outline.section())
                    (outline.clocks())
                }
                div."flex"."min-w-0"."flex-col"."gap-10" {
                    (start_link::section(staff, &definition.key, &page.start_link, page.can_configure))
                    @if let Some(calendar) = &page.calendar { (calendar::section(staff, &definition.key, calendar)) }
                    @if let Some(place) = &page.place { (place::section(staff, &definition.key, place)) }
                    (roles(definition, texts))
                    (versions::section(staff, page))
                }
            }
        },
    )
}

/// The draft is published, or the next one begun.
fn writing(staff: &Staff, page: &TemplatePage) -> Markup {
    let (key, texts) = (&page.definition.key, staff.local.texts());
    html! {
        a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::template_source(key)) { (texts.template_change()) }
        @if page.state == VersionState::Draft {
            form method="post" action=(paths::template_publication(key)) {
                (staff.hidden_inputs("publish"))
                button."btn"."btn-primary"."h-9"."px-3" { (texts.template_publish(page.version)) }
            }
        }
    }
}

fn warnings(all: &[String], texts: Texts) -> Markup {
    html! {
        @if !all.is_empty() {
            div."border-s-4"."border-warning"."ps-4" {
                h2."font-semibold"."text-warning" { (texts.template_warnings()) }
                ul."mt-1" { @for warning in all { li { (warning) } } }
            }
        }
    }
}

fn roles(definition: &Definition, texts: Texts) -> Markup {
    html! {
        section aria-labelledby="roles" {
            h2 #roles."text-lg"."font-semibold" { (texts.template_roles()) }
            ul."mt-2"."flex"."flex-col"."gap-2" { @for role in &definition.roles {
                li { (held_by(role.party.into(), Some(&role.name), texts)) p."ps-9"."text-sm"."text-muted" { (fill(&role.fill, texts)) } }
            } }
        }
    }
}

fn fill(fill: &Fill, texts: Texts) -> String {
    match fill {
        Fill::RecordContact { contact_role: None } => texts.template_fill_contact().to_owned(),
        Fill::RecordContact { contact_role: Some(role) } => texts.template_fill_contact_role(role),
        Fill::RecordOwner => texts.template_fill_owner().to_owned(),
        Fill::Starter => texts.template_fill_starter().to_owned(),
        Fill::Group(group) => texts.template_fill_group(group),
        Fill::Later => texts.template_fill_later().to_owned(),
        Fill::Asked => texts.template_fill_asked().to_owned(),
    }
}
