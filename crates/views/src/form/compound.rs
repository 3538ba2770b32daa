//! Questions with several inputs: an address, a person, a file.

use super::{FieldView, FormPlace, Line, choice, frame_class, input, line};
use crate::{
    local::size,
    part::{given_file, icon_of, types_said},
};
use maud::{Markup, html};
use model::field::{FileType, PersonFrom};

pub(super) fn address(field: &FieldView, place: FormPlace<'_>) -> Markup {
    let id = place.id(&field.name);
    let (_, _, described) = input::described(field, &id);
    let texts = place.texts;
    let parts = [
        ("street", texts.form_street(), "street-address"),
        ("postcode", texts.form_postcode(), "postal-code"),
        ("city", texts.form_city(), "address-level2"),
        ("country", texts.form_country(), "country-name"),
    ];
    html! {
        fieldset class=(frame_class(field.error.is_some(), place.large)) aria-describedby=[described] {
            legend { (input::label_words(field, place.texts)) }
            (input::notes(field, &id))
            div."mt-2"."grid"."gap-3"."sm:grid-cols-2" {
                @for (part, label, autocomplete) in parts {
                    (part_line(field, place, part, (label, "text", autocomplete)))
                }
            }
        }
    }
}

fn part_line(field: &FieldView, place: FormPlace<'_>, part: &str, said: (&str, &str, &str)) -> Markup {
    let (label, of, autocomplete) = said;
    let name = format!("{}.{part}", field.name);
    line(&Line {
        id: &place.id(&name),
        name: &name,
        label,
        hint: None,
        of,
        autocomplete: if place.in_entry { "off" } else { autocomplete },
        value: field.typed.text(&name),
        error: None,
        large: place.large,
    })
}

/// Members of a group are chosen; somebody outside is named.
pub(super) fn person(field: &FieldView, place: FormPlace<'_>, from: &PersonFrom, several: bool) -> Markup {
    match (from, several) {
        (PersonFrom::Group(_), false) => choice::select(field, place, &field.choices),
        (PersonFrom::Group(_), true) => choice::checkboxes(field, place, &field.choices),
        (PersonFrom::Outside, _) => outside(field, place, several),
    }
}

/// Rows offered for people outside; empty ones are ignored.
const OUTSIDE_ROWS: usize = 3;

fn outside(field: &FieldView, place: FormPlace<'_>, several: bool) -> Markup {
    let id = place.id(&field.name);
    let (_, _, described) = input::described(field, &id);
    let (name, email) = (format!("{}.name", field.name), format!("{}.email", field.name));
    let (names, emails) = (field.typed.all(&name), field.typed.all(&email));
    let rows = if several { OUTSIDE_ROWS.max(names.len()) } else { 1 };
    html! {
        fieldset class=(frame_class(field.error.is_some(), place.large)) aria-describedby=[described] {
            legend { (input::label_words(field, place.texts)) }
            (input::notes(field, &id))
            @for row in 0..rows {
                div."mt-2"."grid"."gap-3"."sm:grid-cols-2" {
                    (outside_line(&row_id(&id, "name", row), &name, names.get(row), (place.texts.form_name(), "text"), place))
                    (outside_line(&row_id(&id, "email", row), &email, emails.get(row), (place.texts.form_email(), "email"), place))
                }
            }
        }
    }
}

/// The first row's name has the field's own id, which the summary leads to.
fn row_id(id: &str, part: &str, row: usize) -> String {
    if row == 0 && part == "name" { id.to_owned() } else { format!("{id}-{part}-{row}") }
}

fn outside_line(
    id: &str,
    name: &str,
    value: Option<&&str>,
    said: (&str, &str),
    place: FormPlace<'_>,
) -> Markup {
    line(&Line {
        id,
        name,
        label: said.0,
        hint: None,
        of: said.1,
        autocomplete: "off",
        value: value.copied().unwrap_or_default(),
        error: None,
        large: place.large,
    })
}

/// A file with its own Upload button where uploads are kept before the form is sent.
pub(super) fn file(field: &FieldView, place: FormPlace<'_>, types: &[FileType]) -> Markup {
    let id = place.id(&field.name);
    html! {
        fieldset class=(frame_class(field.error.is_some(), place.large)) {
            legend { (input::label_words(field, place.texts)) }
            (input::notes(field, &id))
            @let removal = place.files.map(|files| format!("{files}/{}/removal", field.key));
            @for given in &field.files { (given_file(given, removal.as_deref(), place.texts)) }
            (chooser(&id, &field.key, types, place))
        }
    }
}

/// The box that chooses a file; its input is called `file.KEY`. `id` is the input's.
pub(crate) fn chooser(id: &str, key: &str, types: &[FileType], place: FormPlace<'_>) -> Markup {
    let button = format!("{id}-upload");
    let upload_at = place.files.map(|files| format!("{files}/{key}"));
    html! {
        div."upload"."mt-3" {
            (icon_of("camera", "icon size-5"))
            label."min-w-0"."flex-1" {
                b data-uploading=(place.texts.form_file_uploading()) { (place.texts.form_file_choose()) }
                small { (place.texts.form_file_limits(size(whole_megabytes(place.file_bytes_max), place.texts), types_said(types, place.texts))) }
                input id=(id) type="file" name={ "file." (key) } accept=(accepted(types)) class="file-input file-input-sm mt-2 w-full"
                    data-upload=[upload_at.as_ref().map(|_| &button)];
            }
        }
        @if let Some(upload_at) = upload_at {
            button id=(button) class="btn btn-outline mt-2 border-edge self-start" formaction=(upload_at) formnovalidate { (place.texts.form_file_upload()) }
        }
    }
}

/// Said a little less than it is: nobody counts in powers of two.
fn whole_megabytes(bytes: u64) -> u64 {
    const MEGABYTE: u64 = 1_000_000;
    if bytes < MEGABYTE { bytes } else { bytes / MEGABYTE * MEGABYTE }
}

fn accepted(types: &[FileType]) -> String {
    let endings: Vec<&str> = types.iter().map(|of| ending(*of)).collect();
    if endings.is_empty() {
        ".pdf,.jpg,.jpeg,.png,.heic,.docx,.xlsx,.csv,.txt,.zip".to_owned()
    } else {
        endings.join(",")
    }
}

fn ending(of: FileType) -> &'static str {
    match of {
        FileType::Pdf => ".pdf",
        FileType::Jpg => ".jpg,.jpeg",
        FileType::Png => ".png",
        FileType::Heic => ".heic",
        FileType::Docx => ".docx",
        FileType::Xlsx => ".xlsx",
        FileType::Csv => ".csv",
        FileType::Txt => ".txt",
        FileType::Zip => ".zip",
    }
}
