//! Templates that come with Baton, to take into use.

use super::list::empty_words;
use crate::{
    part::{PickCard, icon, pick_cards},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Library {
    /// Not in use here yet.
    pub fresh: Vec<PickCard>,
    /// Key and name of those that are.
    pub used: Vec<(String, String)>,
}

pub fn library(staff: &Staff, page: &Library) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.template_library_title(),
        Place::Templates,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::TEMPLATES) { (texts.template_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (texts.template_library_title()) }
                p."mt-1"."max-w-[64ch]"."text-muted" { (texts.template_library_lead()) }
                @if page.fresh.is_empty() { p."mt-6" { (texts.template_library_all_used()) } }
                @else { (pick_cards(staff, &page.fresh, false)) }
                @if !page.used.is_empty() {
                    section."mt-8" aria-labelledby="used" {
                        h2 #used."text-lg"."font-semibold" { (texts.template_library_used()) }
                        ul."mt-2"."flex"."flex-col"."gap-1" { @for (key, name) in &page.used {
                            li."flex"."items-center"."gap-2" { (icon("check")) a."link-quiet"."font-medium" href=(paths::template(key)) { (name) } }
                        } }
                    }
                }
                p."mt-8"."max-w-[64ch]"."text-muted" { (empty_words(texts)) " " a."link-brand" href=(paths::TEMPLATE_NEW) { (texts.template_write_own()) } }
            }
        },
    )
}
