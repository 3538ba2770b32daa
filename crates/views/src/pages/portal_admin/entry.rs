//! One entry: which template, how it is called, for whom.

use crate::{
    form::{self, Line},
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `template` for a new one, `title`, `description`, `audience` (`all` or `groups`), `groups` each.
#[derive(Clone, Debug)]
pub struct EntryForm {
    /// None is a new one.
    pub id: Option<String>,
    /// As it is called until this is saved; of a new one nothing.
    pub name: String,
    /// Templates to publish, for a new one.
    pub offers: Vec<Offer>,
    pub template: String,
    pub template_error: Option<String>,
    pub title: String,
    pub title_error: Option<String>,
    pub description: String,
    pub description_error: Option<String>,
    pub for_groups: bool,
    pub groups: Vec<AudienceChoice>,
    pub groups_error: Option<String>,
    pub refusal: Option<String>,
    /// Why nobody can start it now.
    pub unfit: Option<String>,
}

/// A template whose Start Link is on.
#[derive(Clone, Debug)]
pub struct Offer {
    pub key: String,
    pub name: String,
    /// Why it cannot be published.
    pub why_not: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AudienceChoice {
    pub id: String,
    pub name: String,
    pub is_chosen: bool,
}

pub fn entry_form(staff: &Staff, page: &EntryForm) -> Markup {
    let texts = staff.local.texts();
    let title = match page.id {
        None => texts.portal_admin_new_title().to_owned(),
        Some(_) => page.name.clone(),
    };
    let action = page.id.as_deref().map_or_else(|| paths::PORTAL_ENTRY_NEW.to_owned(), paths::portal_entry);
    staff.page(
        &title,
        Place::Portal,
        html! {
            div."max-w-2xl"."px-4"."pt-5"."pb-12"."lg:px-8" {
                p { a."link-quiet"."text-sm"."text-muted" href=(paths::PORTAL_ADMIN) { (texts.portal_admin_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (title) }
                @if let Some(unfit) = &page.unfit { p."mt-3"."flex"."items-center"."gap-2"."text-warning" { (icon("circle-alert")) (unfit) } }
                @if page.id.is_none() && page.offers.is_empty() {
                    p."mt-4"."text-muted" { (texts.portal_admin_no_offers()) }
                    p."mt-4" { a."btn"."btn-primary" href=(paths::TEMPLATES) { (texts.portal_admin_to_templates()) } }
                }
                @else {
                    form."mt-6"."flex"."flex-col"."gap-5" method="post" action=(action) novalidate data-controller="form" {
                        (staff.hidden_inputs("entry"))
                        (form::refusal(page.refusal.as_deref()))
                        @if page.id.is_none() { (offers(staff, page)) }
                        (form::line(&Line {
                            id: "title", name: "title", label: texts.portal_admin_entry_title(), hint: Some(texts.portal_admin_entry_title_hint()),
                            of: "text", autocomplete: "off", value: &page.title, error: page.title_error.as_deref(), large: false,
                        }))
                        (description(staff, page))
                        (audience(staff, page))
                        div."flex"."flex-wrap"."items-center"."gap-4" {
                            button."btn"."btn-primary" { @if page.id.is_none() { (texts.portal_admin_publish()) } @else { (texts.profile_save()) } }
                            a."link-brand" href=(paths::PORTAL_ADMIN) { (texts.link_back()) }
                        }
                    }
                }
                @if let Some(id) = &page.id { (removal(staff, id)) }
            }
        },
    )
}

fn offers(staff: &Staff, page: &EntryForm) -> Markup {
    let texts = staff.local.texts();
    html! {
        fieldset class=(form::frame_class(page.template_error.is_some(), false)) {
            legend { (texts.portal_admin_template()) }
            p { (texts.portal_admin_template_hint()) }
            @if let Some(error) = &page.template_error { (form::error_line("template-error", error)) }
            div."mt-1.5"."flex"."flex-col"."gap-1" {
                @for offer in &page.offers {
                    label."choice-row" .text-muted[offer.why_not.is_some()] {
                        input."radio" type="radio" name="template" value=(offer.key) checked[offer.key == page.template] disabled[offer.why_not.is_some()];
                        span."min-w-0"."wrap-anywhere" {
                            (offer.name)
                            @if let Some(why) = &offer.why_not { span."block"."text-sm" { (why) } }
                        }
                    }
                }
            }
        }
    }
}

fn description(staff: &Staff, page: &EntryForm) -> Markup {
    let texts = staff.local.texts();
    html! {
        div class=(form::frame_class(page.description_error.is_some(), false)) {
            label for="description" { (texts.portal_admin_entry_description()) }
            @if let Some(error) = &page.description_error { (form::error_line("description-error", error)) }
            textarea #description."textarea"."w-full" name="description" rows="3" { "\n" (page.description) }
        }
    }
}

fn audience(staff: &Staff, page: &EntryForm) -> Markup {
    let texts = staff.local.texts();
    html! {
        fieldset class=(form::frame_class(page.groups_error.is_some(), false)) {
            legend { (texts.portal_admin_audience()) }
            @if let Some(error) = &page.groups_error { (form::error_line("groups-error", error)) }
            div."mt-1.5"."flex"."flex-col" {
                label."choice-row" { input."radio" type="radio" name="audience" value="all" checked[!page.for_groups]; span { (texts.portal_admin_all()) } }
                label."choice-row" { input."radio" type="radio" name="audience" value="groups" checked[page.for_groups] disabled[page.groups.is_empty()]; span { (texts.portal_admin_some()) } }
                div."ms-8"."flex"."flex-col" {
                    @for group in &page.groups {
                        label."choice-row" { input."checkbox" type="checkbox" name="groups" value=(group.id) checked[group.is_chosen]; span."min-w-0"."wrap-anywhere" { (group.name) } }
                    }
                    @if page.groups.is_empty() { p."text-sm"."text-muted" { (texts.portal_admin_no_groups()) } }
                }
            }
        }
    }
}

fn removal(staff: &Staff, id: &str) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-10"."border-t"."border-rule"."pt-5" method="post" action=(paths::portal_entry_deletion(id)) {
            (staff.hidden_inputs("deletion"))
            p."mb-3"."text-muted" { (texts.portal_admin_remove_means()) }
            button."btn"."btn-outline"."border-edge" { (texts.portal_admin_remove()) }
        }
    }
}
