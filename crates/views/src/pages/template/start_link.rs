//! The Start Link of a template: on or off, who owns what it starts, its address.

use crate::{
    form::{self, Choice},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

/// Posted: `on` (`yes` or absent), `owner`.
#[derive(Clone, Debug)]
pub struct StartLink {
    pub on: bool,
    /// The public address, once there is one.
    pub url: Option<String>,
    /// Id of the member who owns the flows it starts.
    pub owner: String,
    pub members: Vec<Choice>,
    pub owner_error: Option<String>,
    /// Why it cannot be on: "Publish the template first."
    pub blocked: Option<String>,
}

pub(super) fn section(staff: &Staff, template: &str, link: &StartLink, can_configure: bool) -> Markup {
    html! {
        section aria-labelledby="start-link" {
            h2 #start-link."text-lg"."font-semibold" { "Start Link" }
            p."mt-1"."text-muted" {
                @if link.on { "On. Whoever opens the address can start a flow." } @else { "Off. Switched on, a public page starts a flow, without sign-in." }
            }
            @if let (true, Some(url)) = (link.on, &link.url) { (address(url)) }
            @match (&link.blocked, can_configure) {
                (Some(blocked), _) => { p."mt-3" { (blocked) } }
                (None, true) => { (settings(staff, template, link)) }
                (None, false) => {}
            }
        }
    }
}

fn address(url: &str) -> Markup {
    html! {
        div."mt-3"."flex"."gap-2" data-controller="copy" {
            input."input"."h-9"."min-w-0"."flex-1"."border-edge" type="text" readonly value=(url) aria-label="Address of the Start Link" data-copy-target="source";
            button."btn"."btn-outline"."h-9"."border-edge"."px-3" type="button" data-copy-target="button" data-action="copy#copy" hidden { "Copy" }
        }
        p."mt-2" { a."link-brand"."py-1" href=(url) data-turbo="false" { "Open the page" } }
    }
}

fn settings(staff: &Staff, template: &str, link: &StartLink) -> Markup {
    html! {
        form."mt-4"."flex"."flex-col"."gap-4" method="post" action=(paths::start_link(template)) novalidate {
            (staff.hidden_inputs("start-link"))
            label."check-row" {
                input type="checkbox" name="on" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[link.on];
                span { "Start Link is on" }
            }
            div class=(form::frame_class(link.owner_error.is_some(), false)) {
                label for="owner" { "Owner of what it starts" }
                @if let Some(error) = &link.owner_error { (form::error_line("owner-error", error)) }
                select #owner."select"."h-9"."w-full" name="owner" {
                    option value="" { "Choose" }
                    @for member in &link.members { option value=(member.value) selected[member.value == link.owner] { (member.label) } }
                }
            }
            div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { "Save Start Link" } }
        }
    }
}
