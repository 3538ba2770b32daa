//! The files given in a flow, by step.

use super::Workspace;
use crate::{
    kit::{Answer, Answers, Signed, page, preview::Look},
    shape::Case,
};
use app::{
    files::{self, FileRow as Row},
    steps::EVIDENCE,
};
use axum::{extract::Path, http::StatusCode};
use engine::flow::DocumentStatus;
use model::{Id, definition::Step};
use views::{
    pages::workspace::{FileGroup, FileRow, FileState, Files, Preview, files as files_page},
    part::{GivenFile, Stored},
    paths, words,
};

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let mut workspace = Workspace::open(&signed, &id).await?;
    let after = query.given("after").map(|after| Id::given(&after));
    let found = files::page(&signed.ctx, &workspace.loaded, after.as_ref()).await?;
    workspace.sizes = found
        .files
        .iter()
        .filter(|file| !file.erased)
        .map(|file| (file.id.clone(), file.size_bytes))
        .collect();
    let all = paths::flow_files(&id);
    let last = found.files.last().filter(|_| found.more);
    let view = Files {
        groups: groups(&workspace.case(), &found.files),
        more: last.map(|last| format!("{all}?after={}", last.id)),
        first: after.map(|_| all.clone()),
    };
    Ok(page(StatusCode::OK, files_page(&signed.shell().await?, &workspace.head(), &view)))
}

/// In the order of the template, what was given at the start first.
fn groups(case: &Case<'_>, files: &[Row]) -> Vec<FileGroup> {
    let group = |title: String, of: Option<&Step>| {
        let key = of.map(|step| step.key.as_str());
        let own = files.iter().filter(|file| file.step.as_deref() == key);
        let rows: Vec<FileRow> = own.map(|file| row(case, of, file)).collect();
        (!rows.is_empty()).then_some(FileGroup { step: title, rows })
    };
    let steps = case.definition.steps().into_iter().map(|step| (case.title(step), Some(step)));
    let start = (case.texts.workspace_file_at_start().to_owned(), None);
    [start].into_iter().chain(steps).filter_map(|(title, of)| group(title, of)).collect()
}

fn row(case: &Case<'_>, step: Option<&Step>, file: &Row) -> FileRow {
    FileRow {
        file: GivenFile {
            id: file.id.to_string(),
            name: file.name.clone(),
            bytes: file.size_bytes,
            href: case.file_address(&file.id).filter(|_| !file.erased),
            stored: if file.erased { Stored::Erased } else { Stored::Given },
        },
        label: label(case, step, &file.field),
        given_by: file
            .giver
            .as_ref()
            .map_or_else(|| case.texts.workspace_file_by_key().to_owned(), |giver| case.name(giver)),
        at: file.given_at,
        state: state(case, step, file),
        internal: file.internal,
        preview: Look::of(&file.media_type).filter(|_| !file.erased).map(|look| preview(&file.id, look)),
    }
}

fn preview(file: &Id, look: Look) -> Preview {
    match look {
        Look::Picture => Preview { href: paths::file_picture(file.as_str()), picture: true },
        Look::Document => Preview { href: paths::file_inline(file.as_str()), picture: false },
    }
}

fn label(case: &Case<'_>, step: Option<&Step>, field: &str) -> String {
    if field == EVIDENCE {
        return case.texts.workspace_file_evidence().to_owned();
    }
    let form = step.map_or(case.definition.start.form.as_slice(), |step| step.form.as_slice());
    let slot = step.and_then(|step| step.files.iter().find(|slot| slot.key == field)).map(|slot| &slot.label);
    let label = slot.or_else(|| form.iter().find(|one| one.key == field).map(|one| &one.label));
    label.map_or_else(|| field.to_owned(), |label| case.say(label))
}

/// What became of it, where it is the document's last one.
fn state(case: &Case<'_>, step: Option<&Step>, file: &Row) -> FileState {
    let live = step.and_then(|step| case.live(&step.key));
    let Some(document) = live.and_then(|live| live.documents.get(&file.field)) else {
        return FileState::Given;
    };
    let files = document.files.as_ref().and_then(|files| files.value.as_deref());
    let is_last =
        files.is_some_and(|files| case.given_files(files).iter().any(|given| given.id == file.id.as_str()));
    if !is_last {
        return FileState::Replaced;
    }
    let reason = document.reason.as_ref().and_then(|reason| reason.value.as_deref());
    let reason = reason.map(|reason| words::value(reason, case.texts));
    let reviewed = step.and_then(|step| step.files.iter().find(|slot| slot.key == file.field));
    match document.status {
        DocumentStatus::Accepted if reviewed.is_some_and(|slot| slot.reviewed_by.is_none()) => {
            FileState::Given
        }
        DocumentStatus::Accepted => FileState::Accepted,
        DocumentStatus::Waived => FileState::Waived,
        DocumentStatus::Given | DocumentStatus::Declined => FileState::ToCheck,
        DocumentStatus::Returned | DocumentStatus::Wanted => FileState::Returned { reason },
    }
}
