//! The files given in a flow.

use super::Workspace;
use crate::{
    kit::{Answer, Signed, page},
    shape::Case,
};
use app::files::FileRow as Row;
use axum::{extract::Path, http::StatusCode};
use engine::flow::DocumentStatus;
use views::{
    pages::workspace::{FileRow, Files, files as files_page},
    part::{GivenFile, Stored},
    words,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let workspace = Workspace::open(&signed, &id).await?;
    let case = workspace.case();
    let rows = workspace.files.iter().map(|file| row(&case, file)).collect();
    Ok(page(StatusCode::OK, files_page(&signed.shell().await?, &workspace.head(), &Files { rows })))
}

fn row(case: &Case<'_>, file: &Row) -> FileRow {
    let step = file.step.as_deref().unwrap_or("start");
    FileRow {
        file: GivenFile {
            id: file.id.to_string(),
            name: file.name.clone(),
            bytes: file.size_bytes,
            href: case.file_address(&file.id),
            stored: Stored::Given,
        },
        step: case.title_of(step),
        label: label(case, step, &file.field),
        given_by: file.giver.as_ref().map_or_else(|| "a key".to_owned(), |giver| case.name(giver)),
        at: file.given_at,
        state: state(case, step, file),
    }
}

fn label(case: &Case<'_>, step: &str, field: &str) -> String {
    let found = case.definition.step(step);
    let slot =
        found.and_then(|step| step.files.iter().find(|slot| slot.key == field)).map(|slot| &slot.label);
    let label = slot.or_else(|| found?.form.iter().find(|one| one.key == field).map(|one| &one.label));
    label.map_or_else(|| field.to_owned(), |label| case.say(label))
}

/// What became of it, where it is the document's last one.
fn state(case: &Case<'_>, step: &str, file: &Row) -> Option<String> {
    let document = case.live(step)?.documents.get(&file.field)?;
    let files = document.files.as_ref()?.value.as_deref()?;
    let is_last = case.given_files(files).iter().any(|given| given.id == file.id.as_str());
    if !is_last {
        return Some("replaced".to_owned());
    }
    let reason = document.reason.as_ref().and_then(|reason| reason.value.as_deref()).map(words::value);
    Some(match (document.status, reason) {
        (DocumentStatus::Accepted, _) => "accepted".to_owned(),
        (DocumentStatus::Waived, _) => "waived".to_owned(),
        (DocumentStatus::Given | DocumentStatus::Declined, _) => "to check".to_owned(),
        (DocumentStatus::Returned | DocumentStatus::Wanted, Some(reason)) => format!("returned: {reason}"),
        (DocumentStatus::Returned | DocumentStatus::Wanted, None) => "returned".to_owned(),
    })
}
