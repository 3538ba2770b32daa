//! Files of a flow, by step: what it is, who gave it, what became of it; looked at here, or taken along.

use super::{Head, Tab};
use crate::{
    local::size,
    part::{GivenFile, Stored, icon, icon_of, moment},
    shell::Staff,
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Files {
    /// In the order in which the steps stand in the template.
    pub groups: Vec<FileGroup>,
    /// Address of the files after these.
    pub more: Option<String>,
    /// Address of the first, where these are later ones.
    pub first: Option<String>,
}

#[derive(Clone, Debug)]
pub struct FileGroup {
    /// Title of the step.
    pub step: String,
    pub rows: Vec<FileRow>,
}

#[derive(Clone, Debug)]
pub struct FileRow {
    pub file: GivenFile,
    /// What it was asked for as.
    pub label: String,
    pub given_by: String,
    pub at: Instant,
    pub state: FileState,
    /// Members alone read it.
    pub internal: bool,
    pub preview: Option<Preview>,
}

#[derive(Clone, Debug)]
pub enum FileState {
    /// Nobody has to look at it.
    Given,
    ToCheck,
    Accepted,
    Waived,
    Returned {
        reason: Option<String>,
    },
    /// Another was given in its place.
    Replaced,
}

/// Where it can be looked at without being taken along.
#[derive(Clone, Debug)]
pub struct Preview {
    pub href: String,
    /// A picture, re-encoded; else a document in a frame of its own.
    pub picture: bool,
}

pub fn files(staff: &Staff, head: &Head, page: &Files) -> Markup {
    let texts = staff.local.texts();
    head.page(
        staff,
        Tab::Files,
        html! {
            div."flex-1"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8" {
                @if page.groups.is_empty() { p."max-w-[64ch]" { (texts.workspace_files_empty()) } }
                @if let Some(first) = &page.first { p."mb-5" { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(first) { (texts.workspace_files_first()) } } }
                div."flex"."max-w-5xl"."flex-col"."gap-8" { @for (at, group) in page.groups.iter().enumerate() { (self::group(staff, at, group)) } }
                @if let Some(more) = &page.more { p."mt-6" { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(more) { (texts.workspace_files_more()) } } }
            }
        },
    )
}

fn group(staff: &Staff, at: usize, group: &FileGroup) -> Markup {
    let id = format!("files-{at}");
    html! {
        section."min-w-0" aria-labelledby=(id) {
            h2."text-md"."font-semibold"."wrap-anywhere" id=(id) { (group.step) }
            ul."mt-1"."divide-y"."divide-rule"."border-t"."border-rule" { @for row in &group.rows { (self::row(staff, row)) } }
        }
    }
}

fn row(staff: &Staff, row: &FileRow) -> Markup {
    let (texts, local) = (staff.local.texts(), &staff.local);
    let erased = row.file.stored == Stored::Erased;
    html! {
        li."file-row" {
            (thumbnail(row))
            div."min-w-0"."flex-1" {
                p."font-medium"."wrap-anywhere" { (row.label) @if row.internal { " " span."tag" { (icon_of("lock", "icon size-3")) (texts.part_team_only()) } } }
                p."text-sm"."text-muted"."wrap-anywhere" {
                    @if erased { (texts.part_file_deleted(&row.file.name)) } @else { (row.file.name) ", " (size(row.file.bytes, texts)) }
                }
                p."text-sm"."text-muted"."wrap-anywhere" { (row.given_by) ", " (moment(row.at, local)) }
            }
            (state(staff, &row.state))
            div."flex"."items-center"."justify-end"."gap-1"."max-sm:basis-full"."max-sm:justify-start"."max-sm:ps-[3.875rem]"."lg:min-w-56" {
                @if let (Some(preview), false) = (&row.preview, erased) {
                    a."btn"."btn-ghost"."h-9"."px-2.5"."font-normal" href=(preview.href) target="_blank" rel="noopener" data-turbo="false" { (icon("eye")) (texts.workspace_file_look()) span."sr-only" { ": " (row.file.name) } }
                }
                @if let (Some(href), false) = (&row.file.href, erased) {
                    a."btn"."btn-ghost"."h-9"."px-2.5"."font-normal" href=(href) data-turbo="false" { (icon("download")) span."max-sm:sr-only" { (texts.workspace_file_download()) } span."sr-only" { ": " (row.file.name) } }
                }
            }
        }
    }
}

fn thumbnail(row: &FileRow) -> Markup {
    html! {
        @match &row.preview {
            Some(Preview { href, picture: true }) if row.file.stored != Stored::Erased => {
                img."file-picture" src=(href) alt="" loading="lazy" width="56" height="56";
            }
            _ => { span."file-picture" { (icon_of(if row.file.stored == Stored::Erased { "file-x" } else { "file-text" }, "icon size-5 text-muted")) } }
        }
    }
}

fn state(staff: &Staff, state: &FileState) -> Markup {
    let texts = staff.local.texts();
    let (drawing, class, words) = match state {
        FileState::Given => return html! { span."file-state" {} },
        FileState::ToCheck => ("clock", "icon text-us", texts.step_document_to_check().to_owned()),
        FileState::Accepted => {
            ("circle-check", "icon text-success", texts.step_document_accepted().to_owned())
        }
        FileState::Waived => ("circle-check", "icon text-muted", texts.step_document_waived().to_owned()),
        FileState::Replaced => ("history", "icon text-muted", texts.step_document_replaced().to_owned()),
        FileState::Returned { reason: Some(reason) } => {
            ("undo-2", "icon text-warning", texts.step_document_returned_why(reason))
        }
        FileState::Returned { reason: None } => {
            ("undo-2", "icon text-warning", texts.step_document_returned().to_owned())
        }
    };
    html! { p."file-state" { (icon_of(drawing, class)) span."min-w-0"."wrap-anywhere" { (words) } } }
}
