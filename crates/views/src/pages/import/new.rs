//! Choosing the file.

use crate::{
    form,
    pages::record::{KindWords, place},
    part::icon,
    paths,
    shell::Staff,
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct RecentImport {
    pub id: String,
    pub file_name: String,
    pub rows: u64,
    /// How far it has come, in words.
    pub state: String,
}

/// Posted: `file`.
#[derive(Clone, Debug)]
pub struct ImportNew {
    pub kind: KindWords,
    pub megabytes_max: u64,
    pub rows_max: usize,
    pub recent: Vec<RecentImport>,
    pub error: Option<String>,
}

pub fn new(staff: &Staff, page: &ImportNew) -> Markup {
    let texts = staff.local.texts();
    let title = texts.import_title(&page.kind.plural);
    let described = if page.error.is_some() { "file-hint file-error" } else { "file-hint" };
    staff.page(
        &title,
        place(&page.kind.key),
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                    a."link-quiet" href=(paths::records_of(&page.kind.key)) { (page.kind.plural) }
                }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (title) }
                p."mt-2"."max-w-[64ch]" { (texts.import_lead()) }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" enctype="multipart/form-data" action=(paths::import_new(&page.kind.key)) novalidate {
                    (staff.hidden_inputs("import"))
                    div class=(form::frame_class(page.error.is_some(), false)) {
                        label for="file" { (texts.import_file()) }
                        p #file-hint { (texts.import_file_hint(page.megabytes_max, page.rows_max)) }
                        @if let Some(error) = &page.error { (form::error_line("file-error", error)) }
                        input #file."file-input"."mt-1.5"."h-9"."w-full"."border-edge" type="file" name="file" accept=".csv,.tsv,.txt,text/csv"
                            aria-describedby=(described) aria-invalid=[page.error.as_ref().map(|_| "true")];
                    }
                    div { button."btn"."btn-primary" { (icon("upload")) (texts.import_upload()) } }
                }
                @if !page.recent.is_empty() {
                    h2."mt-8"."text-md"."font-semibold" { (texts.import_recent()) }
                    ul."mt-1"."max-w-xl"."divide-y"."divide-rule"."border-y"."border-rule" {
                        @for import in &page.recent { li."flex"."flex-wrap"."gap-x-3"."py-2" {
                            a."link-quiet"."min-w-0"."flex-1"."font-medium"."wrap-anywhere" href=(paths::import(&import.id)) { (import.file_name) }
                            span."text-muted" { (texts.import_of_rows(import.rows)) " · " (import.state) }
                        } }
                    }
                }
            }
        },
    )
}
