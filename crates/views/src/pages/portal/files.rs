//! Documents this person gave or was given.

use crate::{
    local::size,
    part::{icon, moment_short},
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Files {
    /// Newest first.
    pub files: Vec<FileLine>,
    pub more: Option<String>,
}

#[derive(Clone, Debug)]
pub struct FileLine {
    pub href: String,
    pub name: String,
    pub bytes: u64,
    pub at: Instant,
    /// "Client onboarding, for Orchard Lane Dental"
    pub about: String,
}

pub fn files(shell: &Public, page: &Files) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.portal_files(),
        Width::Lists,
        html! {
            (title(texts.portal_files()))
            @if page.files.is_empty() && page.more.is_none() { p."mt-2"."text-muted" { (texts.portal_files_none()) } }
            ul."mt-4"."divide-y"."divide-rule" {
                @for file in &page.files {
                    li."flex"."flex-wrap"."items-baseline"."gap-x-4"."gap-y-0.5"."py-3" {
                        div."min-w-0"."flex-1"."basis-60" {
                            a."link-brand"."inline-flex"."items-center"."gap-2"."py-0.5"."wrap-anywhere" href=(file.href) { (icon("file-text")) (file.name) }
                            p."text-sm"."text-muted"."wrap-anywhere" { (file.about) }
                        }
                        span."text-sm"."text-muted" { (size(file.bytes, texts)) " · " (moment_short(file.at, &shell.local)) }
                    }
                }
            }
            @if let Some(more) = &page.more { p."mt-4" { a."link-brand"."py-1" href=(more) { (texts.portal_more()) } } }
        },
    )
}
