//! The Start Link of a template: on or off, who owns what it starts, its address.

use crate::{
    form::{self, Choice},
    part::{copy, icon},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

/// Posted: `on` (`yes` or absent), `owner`, and `managed` from its own page.
#[derive(Clone, Debug)]
pub struct StartLink {
    pub on: bool,
    /// The public address, once there is one.
    pub url: Option<String>,
    /// Id of the member who owns the flows it starts.
    pub owner: String,
    pub members: Vec<Choice>,
    pub owner_error: Option<String>,
    /// The template was never published, so it cannot be on.
    pub unpublished: bool,
    /// How many flows it has started.
    pub uses: u64,
    pub used_at: Option<Instant>,
}

pub(super) fn section(staff: &Staff, template: &str, link: &StartLink, can_configure: bool) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="start-link" {
            h2 #start-link."text-lg"."font-semibold" { (texts.template_start_link()) }
            p."mt-1"."text-muted" { (if link.on { texts.template_start_link_on() } else { texts.template_start_link_off() }) }
            @if let (true, Some(url)) = (link.on, &link.url) { (address(url, texts)) }
            @if can_configure && !link.unpublished {
                p."mt-2"."text-muted" { (used(staff, link)) }
                p."mt-1" { a."link-brand"."inline-flex"."items-center"."gap-1.5"."py-1" href=(paths::start_link(template)) { (texts.start_link_manage()) (icon("arrow-right")) } }
            }
            @match (link.unpublished, can_configure) {
                (true, _) => { p."mt-3" { (texts.template_publish_first()) } }
                (false, true) => { (settings(staff, template, link, false)) }
                (false, false) => {}
            }
        }
    }
}

pub(super) fn used(staff: &Staff, link: &StartLink) -> String {
    let texts = staff.local.texts();
    match link.used_at {
        Some(last) => texts.start_link_used(link.uses, staff.local.date(last)),
        None => texts.start_link_never_used().to_owned(),
    }
}

pub(super) fn address(url: &str, texts: Texts) -> Markup {
    html! {
        div."mt-3" { (copy(texts.template_start_link_address(), url, texts)) }
        p."mt-2" { a."link-brand"."inline-flex"."items-center"."gap-1.5"."py-1" href=(url) data-turbo="false" { (texts.template_start_link_open()) (icon("arrow-right")) } }
    }
}

pub(super) fn settings(staff: &Staff, template: &str, link: &StartLink, is_managed: bool) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-4"."flex"."flex-col"."gap-4" method="post" action=(paths::start_link(template)) novalidate {
            (staff.hidden_inputs("start-link"))
            @if is_managed { input type="hidden" name="managed" value="yes"; }
            label."check-row" {
                input type="checkbox" name="on" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[link.on];
                span { (texts.template_start_link_is_on()) }
            }
            div class=(form::frame_class(link.owner_error.is_some(), false)) {
                label for="owner" { (texts.template_start_link_owner()) }
                @if let Some(error) = &link.owner_error { (form::error_line("owner-error", error)) }
                select #owner."select"."h-9"."w-full" name="owner" aria-describedby=[link.owner_error.as_ref().map(|_| "owner-error")] {
                    option value="" { (texts.template_choose()) }
                    @for member in &link.members { option value=(member.value) selected[member.value == link.owner] { (member.label) } }
                }
            }
            div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.template_start_link_save()) } }
        }
    }
}
