//! A table is uploaded; what it says is kept in pieces, the file itself is not.

use super::called_so;
use crate::{
    Server,
    kit::{Answer, Posted, Signed, download, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem,
    imports::{self, FILE_BYTES_MAX, ImportStatus, ROWS_MAX, Uploaded},
    policy::{Intention, require},
    record_kinds::{Kind, find},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use futures::TryStreamExt as _;
use model::Id;
use std::sync::Arc;
use texts::{Sentence, Texts};
use views::{
    pages::import::{ImportNew, RecentImport, new as new_page},
    paths,
};

pub async fn show(signed: Signed, Path(kind): Path<String>) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    Ok(render(&signed, &kind, StatusCode::OK, None).await?)
}

pub async fn upload(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path(kind): Path<String>,
    posted: Posted,
) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    let done = try_to(&server, &signed, &kind, &posted).await;
    for file in &posted.files {
        if let Err(error) = server.files.delete(&file.id).await {
            tracing::warn!(%error, "an uploaded table could not be deleted; it goes with the next sweep");
        }
    }
    match done {
        Ok(id) => Ok(see_other(&paths::import(id.as_str()))),
        Err(problem @ (Problem::Invalid(_) | Problem::NotKept(_) | Problem::Conflict(_))) => {
            let status = failure::status(&problem);
            Ok(render(&signed, &kind, status, Some(problem.said(signed.local().language))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn kind_of(signed: &Signed, key: &str) -> Result<Kind, Problem> {
    let kind = find(&signed.ctx, key).await?;
    require(&signed.ctx.caller, Intention::WriteRecords)?;
    if kind.is_firm() { Err(Problem::NotFound) } else { Ok(kind) }
}

async fn try_to(server: &Server, signed: &Signed, kind: &Kind, posted: &Posted) -> Result<Id, Problem> {
    signed.command(&posted.answers)?;
    if let Some((_, why)) = posted.not_kept.first() {
        return Err(Problem::invalid("file", why.said.clone()));
    }
    let file = posted.files.first();
    let file = file.ok_or_else(|| Problem::invalid("file", Sentence::import_file_missing()))?;
    if file.stored.size > FILE_BYTES_MAX {
        return Err(Problem::invalid("file", Sentence::import_file_large(FILE_BYTES_MAX / 1024 / 1024)));
    }
    let opened = download::opened(server, &file.id).await?;
    let pieces: Vec<_> = opened.bytes.try_collect().await.map_err(Problem::broken)?;
    let called = called_so(kind);
    let (file_name, language) = (file.name.as_str(), signed.local().language);
    let uploaded = Uploaded { kind: &kind.key, file_name, bytes: &pieces.concat(), language, called };
    imports::upload(&signed.ctx, uploaded).await
}

async fn render(
    signed: &Signed,
    kind: &Kind,
    status: StatusCode,
    error: Option<String>,
) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let recent = imports::recent(&signed.ctx, &kind.key).await?;
    let recent = recent.into_iter().map(|import| RecentImport {
        id: import.id.to_string(),
        file_name: import.file_name,
        rows: u64::try_from(import.total).unwrap_or_default(),
        state: state_word(import.status, texts).to_owned(),
    });
    let megabytes = FILE_BYTES_MAX.min(signed.ctx.app.settings.file_bytes_max) / 1024 / 1024;
    let view = ImportNew {
        kind: kind_words(kind, texts),
        megabytes_max: megabytes.max(1),
        rows_max: ROWS_MAX,
        recent: recent.collect(),
        error,
    };
    Ok(page(status, new_page(&signed.shell().await?, &view)))
}

fn state_word(status: ImportStatus, texts: Texts) -> &'static str {
    match status {
        ImportStatus::Uploaded => texts.import_status_uploaded(),
        ImportStatus::Checking => texts.import_status_checking(),
        ImportStatus::Checked => texts.import_status_checked(),
        ImportStatus::Running => texts.import_status_running(),
        ImportStatus::Done => texts.import_status_done(),
        ImportStatus::Cancelled => texts.import_status_cancelled(),
    }
}
