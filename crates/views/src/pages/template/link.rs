//! All of a template's Start Link: on or off and whose, its address, its code to print, the form on other websites.

use super::{
    SendingForm, SentRow, StartLink,
    sending::{sending, sent},
    start_link,
};
use crate::{
    form,
    part::copy,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

/// Posted to `/origins`: `origins`, one in each line.
#[derive(Clone, Debug)]
pub struct StartLinkPage {
    /// Of the template.
    pub key: String,
    pub name: String,
    pub link: StartLink,
    /// Name of the role that whoever starts it plays.
    pub initializer: Option<String>,
    /// HTML to copy; none before it was configured.
    pub snippet: Option<String>,
    /// As typed or as kept.
    pub origins: String,
    pub origins_error: Option<String>,
    pub sending: SendingForm,
    pub sent: Vec<SentRow>,
    /// Address of those before.
    pub older: Option<String>,
}

pub fn start_link_page(staff: &Staff, page: &StartLinkPage) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        &texts.start_link_title(&page.name),
        Place::Templates,
        html! {
            div."px-4"."pt-5"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                    a."link-quiet" href=(paths::TEMPLATES) { (texts.template_title()) } " / "
                    a."link-quiet" href=(paths::template(&page.key)) { (page.name) }
                }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (texts.start_link_title(&page.name)) }
                p."mt-1"."max-w-[72ch]"."text-muted" { (texts.start_link_lead(&page.name)) }
            }
            div."mt-4"."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_22rem]" {
                div."flex"."min-w-0"."max-w-2xl"."flex-col"."gap-10" {
                    (settings(staff, page))
                    @if page.snippet.is_some() {
                        (sending(staff, &page.key, page.link.on, &page.sending))
                        (sent(staff, &page.sent, page.older.as_deref()))
                        (embed(staff, page))
                    }
                }
                @if page.link.url.is_some() { (code(page, texts)) }
            }
        },
    )
}

fn settings(staff: &Staff, page: &StartLinkPage) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="start-link" {
            h2 #start-link."text-lg"."font-semibold" { (texts.template_start_link()) }
            p."mt-1"."text-muted" {
                (if page.link.on { texts.template_start_link_on() } else { texts.template_start_link_off() })
                " " (start_link::used(staff, &page.link))
            }
            @if let (true, Some(url)) = (page.link.on, &page.link.url) { (start_link::address(url, texts)) }
            @match &page.initializer {
                Some(role) => p."mt-3" { (texts.start_link_initializer(role)) },
                None => p."mt-3"."text-warning" { (texts.start_link_initializer_none()) },
            }
            @if page.link.unpublished { p."mt-3" { (texts.template_publish_first()) } }
            @else { (start_link::settings(staff, &page.key, &page.link, true)) }
        }
    }
}

fn code(page: &StartLinkPage, texts: Texts) -> Markup {
    let (svg, png) = (paths::start_link_qr(&page.key, "svg"), paths::start_link_qr(&page.key, "png"));
    html! {
        section."min-w-0" aria-labelledby="code" {
            h2 #code."text-lg"."font-semibold" { (texts.start_link_qr()) }
            p."mt-1"."text-muted" { (texts.start_link_qr_how()) }
            img."mt-3"."size-56"."rounded-box"."border"."border-rule"."bg-white" src=(svg) alt=(texts.start_link_qr()) width="224" height="224";
            div."mt-3"."flex"."flex-wrap"."gap-2" {
                a."btn"."btn-outline"."h-9"."border-edge"."px-3" href={ (svg) "?download" } download data-turbo="false" { (texts.start_link_qr_svg()) }
                a."btn"."btn-outline"."h-9"."border-edge"."px-3" href={ (png) "?download" } download data-turbo="false" { (texts.start_link_qr_png()) }
            }
            @if !page.link.on { p."mt-3"."text-warning" { (texts.start_link_off()) } }
        }
    }
}

fn embed(staff: &Staff, page: &StartLinkPage) -> Markup {
    let texts = staff.local.texts();
    let error = page.origins_error.as_deref();
    let described = if error.is_some() { "origins-error origins-hint" } else { "origins-hint" };
    html! {
        section aria-labelledby="embed" {
            h2 #embed."text-lg"."font-semibold" { (texts.start_link_embed()) }
            p."mt-1"."max-w-[72ch]"."text-muted" { (texts.start_link_embed_how()) }
            form."mt-4"."flex"."flex-col"."gap-3" method="post" action=(paths::start_link_origins(&page.key)) novalidate {
                (staff.hidden_inputs("origins"))
                div class=(form::frame_class(error.is_some(), false)) {
                    label for="origins" { (texts.start_link_origins()) }
                    p #origins-hint { (texts.start_link_origins_hint()) }
                    @if let Some(error) = error { (form::error_line("origins-error", error)) }
                    textarea #origins."textarea"."w-full" name="origins" rows="3" spellcheck="false" aria-invalid=[error.map(|_| "true")] aria-describedby=(described) { "\n" (page.origins) }
                }
                div { button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.start_link_origins_save()) } }
            }
            @if let Some(snippet) = &page.snippet {
                @if page.origins.trim().is_empty() { p."mt-4"."text-muted" { (texts.start_link_origins_first()) } }
                @else { div."mt-4" { (copy(texts.start_link_snippet(), snippet, texts)) } }
            }
        }
    }
}
