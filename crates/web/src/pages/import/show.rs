//! One import, and what is done with it.

use super::column_word;
use crate::{
    kit::{Answer, Posted, Signed, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem,
    exports::Column,
    imports::{self, ImportStatus, ImportView, Known},
};
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use model::Id;
use views::{
    form::Choice,
    pages::import::{ColumnRow, FailureRow, ImportCounts, ImportPage, ImportState, show as show_page},
    paths,
};

/// Seconds until the browser looks again while it is under way.
const AGAIN: HeaderValue = HeaderValue::from_static("2");
/// Rows that do not fit, as many as are shown.
const SHOWN: usize = 50;

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let import = imports::show(&signed.ctx, &Id::given(&id)).await?;
    Ok(render(&signed, &import, StatusCode::OK, None).await?)
}

pub async fn act(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let mut import = imports::show(&signed.ctx, &id).await?;
    let answers = &posted.answers;
    let columns: Vec<String> =
        answers.pairs().filter(|(name, _)| *name == "column").map(|(_, key)| key.to_owned()).collect();
    let known = if answers.text("known") == "change" { Known::Change } else { Known::Stay };
    let done = match (signed.command(answers), answers.text("act")) {
        (Err(problem), _) => Err(problem),
        (Ok(_), "check") => imports::check(&signed.ctx, &id, Some(columns.clone()), known).await,
        (Ok(_), "run") => imports::run(&signed.ctx, &id).await,
        (Ok(_), "cancel") => imports::cancel(&signed.ctx, &id).await,
        (Ok(_), _) => Err(Problem::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other(&paths::import(id.as_str()))),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_))) => {
            // What was chosen is still chosen.
            if columns.len() == import.columns.len() {
                let known = Column::read(&import.kind);
                let column = |key: &String| known.iter().find(|column| column.key() == *key).cloned();
                import.mapping = columns.iter().map(column).collect();
                import.changes_known = answers.text("known") == "change";
            }
            let (status, said) = (failure::status(&problem), problem.said(signed.local().language));
            Ok(render(&signed, &import, status, Some(said)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &Signed,
    import: &ImportView,
    status: StatusCode,
    error: Option<String>,
) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let failures = match import.failed {
        0 => Vec::new(),
        _ => imports::failures(&signed.ctx, &import.id, 0).await?.rows,
    };
    let choices = Column::read(&import.kind)
        .into_iter()
        .map(|column| Choice { label: column_word(&import.kind, &column, texts), value: column.key() });
    let view = ImportPage {
        id: import.id.to_string(),
        kind: kind_words(&import.kind, texts),
        file_name: import.file_name.clone(),
        state: state(import.status),
        counts: ImportCounts {
            total: import.total,
            made: import.made,
            changed: import.changed,
            stayed: import.stayed,
            failed: import.failed,
        },
        columns: columns(import),
        choices: choices.collect(),
        changes_known: import.changes_known,
        failures: failures.into_iter().take(SHOWN).map(|(line, said, _)| FailureRow { line, said }).collect(),
        error,
    };
    let mut answer = page(status, show_page(&signed.shell().await?, &view));
    if matches!(import.status, ImportStatus::Checking | ImportStatus::Running) {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

fn columns(import: &ImportView) -> Vec<ColumnRow> {
    let row = |(at, name): (usize, &String)| {
        let cells = import.sample.iter().filter_map(|cells| cells.get(at));
        let example = cells.map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
        let chosen = import.mapping.get(at).and_then(Option::as_ref);
        ColumnRow {
            name: name.clone(),
            example: example.chars().take(60).collect(),
            chosen: chosen.map(Column::key).unwrap_or_default(),
        }
    };
    import.columns.iter().enumerate().map(row).collect()
}

fn state(status: ImportStatus) -> ImportState {
    match status {
        ImportStatus::Uploaded => ImportState::Uploaded,
        ImportStatus::Checking => ImportState::Checking,
        ImportStatus::Checked => ImportState::Checked,
        ImportStatus::Running => ImportState::Running,
        ImportStatus::Done => ImportState::Done,
        ImportStatus::Cancelled => ImportState::Cancelled,
    }
}
