//! A page and a mail in small, as clients see them; they follow what is chosen, where a script runs.

use crate::shell::Staff;
use maud::{Markup, html};

pub(super) fn preview(staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="preview" {
            h2 #preview."text-lg"."font-semibold" { (texts.organisation_preview()) }
            p."mt-1"."text-muted" { (texts.organisation_preview_hint()) }
            div."mt-3"."flex"."flex-col"."gap-4" data-brand-target="preview" { (page(staff)) (mail(staff)) }
        }
    }
}

fn page(staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    html! {
        figure {
            figcaption."mb-1.5"."text-sm"."text-muted" { (texts.organisation_preview_page()) }
            div."overflow-hidden"."rounded-box"."border"."border-rule" {
                div."flex"."items-center"."gap-3"."border-b"."border-rule"."px-4"."py-3" {
                    (staff.brand.mark(true))
                    span."min-w-0"."truncate"."font-semibold" data-brand-target="name" { (staff.brand.name) }
                }
                div."px-4"."py-4" {
                    p."text-lg"."font-semibold" { (texts.organisation_preview_title()) }
                    p."mt-3" { span."btn"."btn-primary"."pointer-events-none"."w-full" { (texts.organisation_preview_button()) } }
                    p."mt-3" { span."link-brand" { (texts.organisation_preview_link()) } }
                }
                (words(staff, "border-t border-rule px-4 py-3 text-sm whitespace-pre-line wrap-anywhere text-muted empty:hidden"))
            }
        }
    }
}

fn mail(staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    html! {
        figure {
            figcaption."mb-1.5"."text-sm"."text-muted" { (texts.organisation_preview_mail()) }
            div."rounded-box"."bg-base-300"."p-4" {
                div."rounded-box"."bg-base-100"."p-4" {
                    p."text-sm"."text-muted" data-brand-target="name" { (staff.brand.name) }
                    p."mt-1"."text-lg"."font-semibold" { (texts.organisation_preview_title()) }
                    p."mt-3" { span."btn"."btn-primary"."pointer-events-none"."w-full" { (texts.organisation_preview_button()) } }
                }
                (words(staff, "mt-3 text-sm whitespace-pre-line wrap-anywhere text-muted empty:hidden"))
            }
        }
    }
}

fn words(staff: &Staff, class: &str) -> Markup {
    html! { p class=(class) data-brand-target="words" { (staff.brand.footer.as_deref().unwrap_or_default()) } }
}
