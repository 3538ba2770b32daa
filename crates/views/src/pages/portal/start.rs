//! "+ Start": what this person may start, then the form of what they chose.

use crate::{
    form::{self, Choice, FieldView, FormPlace, Select},
    pages::action::offline,
    part::prose,
    paths,
    shell::{Public, Width, title},
};
use maud::{Markup, html};
use model::FieldType;

/// GET `entry` goes on.
#[derive(Clone, Debug)]
pub struct Start {
    pub lines: Vec<StartLine>,
    /// Nothing was chosen.
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct StartLine {
    pub id: String,
    pub title: String,
    pub description: String,
}

pub fn start(shell: &Public, page: &Start) -> Markup {
    let texts = shell.local.texts();
    shell.page(
        texts.portal_start_title(),
        Width::Column,
        html! {
            (title(texts.portal_start_title()))
            @if page.lines.is_empty() {
                p."mt-2"."text-muted" { (texts.portal_start_none()) }
                p."mt-6" { a."link-brand"."py-1" href=(paths::PORTAL) { (texts.link_back()) } }
            } @else {
                form."mt-6"."flex"."flex-col"."gap-6" method="get" action=(paths::PORTAL_START) {
                    (form::refusal(page.error.as_deref()))
                    fieldset."flex"."flex-col"."gap-3" {
                        legend."sr-only" { (texts.portal_start_title()) }
                        @for (at, line) in page.lines.iter().enumerate() {
                            label."flex"."min-h-14"."cursor-pointer"."items-start"."gap-4"."rounded-box"."border"."border-edge"."p-4"."hover:border-primary"."has-checked:border-primary"."has-checked:bg-brand-soft" {
                                input."radio"."mt-0.5"."flex-none" type="radio" name="entry" value=(line.id) required checked[at == 0 && page.lines.len() == 1];
                                span."min-w-0" {
                                    b."block"."font-semibold"."wrap-anywhere" { (line.title) }
                                    @if !line.description.is_empty() { span."mt-0.5"."block"."text-muted"."wrap-anywhere" { (line.description) } }
                                }
                            }
                        }
                    }
                    div."flex"."flex-wrap"."items-center"."gap-x-6"."gap-y-3" {
                        button."btn"."btn-primary"."btn-lg"."max-sm:w-full" { (texts.portal_continue()) }
                        a."link-brand"."py-1" href=(paths::PORTAL) { (texts.portal_start_cancel()) }
                    }
                }
            }
        },
    )
}

/// Posted: `nonce`, `record`, and the fields under `data.`. Uploads go to `{files}/KEY`, removals to
/// `{files}/KEY/removal`.
#[derive(Clone, Debug)]
pub struct StartForm {
    pub action: String,
    pub files: String,
    pub nonce: String,
    pub title: String,
    pub description: String,
    /// Where there is a choice.
    pub records: Vec<RecordChoice>,
    pub record: String,
    pub record_error: Option<String>,
    pub fields: Vec<FieldView>,
    pub refusal: Option<String>,
    /// Names what is typed in the browser.
    pub draft_key: String,
    pub is_answer: bool,
}

#[derive(Clone, Debug)]
pub struct RecordChoice {
    pub id: String,
    pub name: String,
}

pub fn start_form(shell: &Public, page: &StartForm) -> Markup {
    let texts = shell.local.texts();
    let place = FormPlace {
        ids: "",
        files: Some(&page.files),
        file_bytes_max: shell.file_bytes_max,
        large: true,
        in_entry: false,
        texts,
    };
    let has_files = page.fields.iter().any(|field| matches!(field.of, FieldType::File { .. }));
    shell.page(
        &page.title,
        Width::Column,
        html! {
            (title(&page.title))
            @if !page.description.is_empty() { div."mt-2"."flex"."flex-col"."gap-3" { (prose(&page.description)) } }
            form."mt-6"."flex"."flex-col"."gap-6" method="post" action=(page.action) novalidate
                enctype=[has_files.then_some("multipart/form-data")] data-draft-key=(page.draft_key) data-draft-window
                data-draft-hidden="nonce" data-draft-answered[page.is_answer] data-draft-checks {
                input type="hidden" name="nonce" value=(page.nonce);
                // Enter in a field presses the first button of a form; it must not be an Upload button.
                @if has_files { button."sr-only" tabindex="-1" aria-hidden="true" { (texts.portal_start_now()) } }
                (form::refusal(page.refusal.as_deref()))
                (form::summary(&form::problems_of(&page.fields, place), texts))
                (records(page, shell))
                (form::fields(&page.fields, place))
                (offline(texts.start_offline_means(), texts))
                div."flex"."flex-wrap"."items-center"."gap-x-6"."gap-y-3" {
                    button."btn"."btn-primary"."btn-lg"."max-sm:w-full" data-sending=(texts.act_sending()) { (texts.portal_start_now()) }
                    a."link-brand"."py-1" href=(paths::PORTAL_START) { (texts.link_back()) }
                }
            }
        },
    )
}

fn records(page: &StartForm, shell: &Public) -> Markup {
    let texts = shell.local.texts();
    let choices: Vec<Choice> = page
        .records
        .iter()
        .map(|record| Choice { value: record.id.clone(), label: record.name.clone() })
        .collect();
    html! {
        @if choices.len() > 1 {
            (form::select(&Select {
                name: "record",
                label: texts.portal_start_for(),
                hint: None,
                choices: &choices,
                chosen: &page.record,
                empty: Some(texts.portal_start_choose()),
                error: page.record_error.as_deref(),
                large: true,
            }))
        } @else if let Some(only) = page.records.first() {
            input type="hidden" name="record" value=(only.id);
        }
    }
}
