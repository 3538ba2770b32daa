//! A given file: its name, its size, and its address where the reader may open it.

use super::icon_of;
use crate::{local::size, words};
use maud::{Markup, html};
use model::field::FileType;
use texts::Texts;

/// A file somebody gave.
#[derive(Clone, Debug)]
pub struct GivenFile {
    pub id: String,
    pub name: String,
    pub bytes: u64,
    /// Where its content is; `None` while it may not be opened on this device.
    pub href: Option<String>,
    pub stored: Stored,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Uploaded, not yet sent; may be removed.
    Draft,
    Given,
    /// Its content was deleted on request.
    Erased,
}

/// The name, as a link where it may be opened.
pub fn file_line(file: &GivenFile, texts: Texts) -> Markup {
    html! {
        @match (&file.href, file.stored) {
            (_, Stored::Erased) => { span."text-muted" { (texts.part_file_deleted(&file.name)) } }
            (Some(href), _) => { a."link-brand"."wrap-anywhere" href=(href) data-turbo="false" { (file.name) } }
            (None, _) => { span."wrap-anywhere" { (file.name) } }
        }
    }
}

/// A box with the file and, for a draft, the button that removes it.
pub fn given_file(file: &GivenFile, remove_at: Option<&str>, texts: Texts) -> Markup {
    let size = size(file.bytes, texts);
    let size = if file.stored == Stored::Draft { texts.part_file_ready(size) } else { size };
    html! {
        div."mt-3"."flex"."items-center"."gap-3"."rounded-box"."border"."border-rule"."py-2"."pe-2"."ps-4" {
            (icon_of("file-check", "icon text-success size-5"))
            span."min-w-0"."flex-1" {
                b."block"."truncate"."font-medium" { (file_line(file, texts)) }
                span."block"."text-sm"."text-muted" { (size) }
            }
            @if let (Some(remove_at), Stored::Draft) = (remove_at, file.stored) {
                button."btn"."btn-ghost"."px-3"."font-normal" formaction=(remove_at) name="file" value=(file.id) formnovalidate {
                    (texts.part_file_remove()) span."sr-only" { " " (file.name) }
                }
            }
        }
    }
}

/// "PDF, JPG or PNG"; nothing said means any the server accepts.
pub fn types_said(types: &[FileType], texts: Texts) -> String {
    let names: Vec<String> = types.iter().map(|of| type_name(*of, texts).to_owned()).collect();
    if names.is_empty() { texts.part_file_types_any().to_owned() } else { words::one_of(&names, texts) }
}

fn type_name(of: FileType, texts: Texts) -> &'static str {
    match of {
        FileType::Pdf => "PDF",
        FileType::Jpg => "JPG",
        FileType::Png => "PNG",
        FileType::Heic => "HEIC",
        FileType::Docx => "Word",
        FileType::Xlsx => "Excel",
        FileType::Csv => "CSV",
        FileType::Txt => texts.part_file_type_text(),
        FileType::Zip => "ZIP",
    }
}
