//! Uploaded files become drafts of a step; what cannot is said at its field, and its bytes go.

use super::{Posted, upload::Uploaded};
use crate::Server;
use app::{
    Ctx, Problem,
    start_links::StartForm,
    steps::{self, OnBehalf, StoredFile},
};
use gateways::files::Found;
use model::{
    Id,
    field::{FieldProblem, FileType},
};
use texts::Sentence;

/// Inputs of files are called `file.KEY`.
pub const PREFIX: &str = "file.";

/// The field an input belongs to.
pub fn key(input: &str) -> &str {
    input.strip_prefix(PREFIX).unwrap_or(input)
}

/// What could not be attached, field by field.
///
/// # Errors
/// Anything but a file that does not fit.
pub async fn attach(
    server: &Server,
    ctx: &Ctx,
    flow: &Id,
    step: &str,
    posted: &mut Posted,
) -> Result<Vec<FieldProblem>, Problem> {
    attach_to(server, ctx, &To::Own { flow, step }, posted).await
}

/// Whose answer files go with.
pub enum To<'a> {
    Own {
        flow: &'a Id,
        step: &'a str,
    },
    /// Somebody's outside, written down for them.
    Other(OnBehalf<'a>),
}

/// As [`attach`].
///
/// # Errors
/// As there.
pub async fn attach_to(
    server: &Server,
    ctx: &Ctx,
    to: &To<'_>,
    posted: &mut Posted,
) -> Result<Vec<FieldProblem>, Problem> {
    if let Some(problem) = posted.too_many.take() {
        forget(server, std::mem::take(&mut posted.files)).await;
        return Err(problem);
    }
    let refused = std::mem::take(&mut posted.not_kept);
    let mut problems: Vec<FieldProblem> =
        refused.into_iter().map(|(name, why)| problem(&name, why)).collect();
    for uploaded in std::mem::take(&mut posted.files) {
        match give(server, ctx, to, uploaded).await {
            Ok(()) => {}
            Err(Problem::Invalid(all)) => problems.extend(all),
            Err(other) => return Err(other),
        }
    }
    Ok(problems)
}

fn problem(name: &str, why: Sentence) -> FieldProblem {
    FieldProblem::new(key(name), why)
}

async fn give(server: &Server, ctx: &Ctx, to: &To<'_>, uploaded: Uploaded) -> Result<(), Problem> {
    let id = uploaded.id.clone();
    let field = key(&uploaded.field).to_owned();
    let person = ctx.caller.person().map(Id::as_str).unwrap_or_default();
    let given = match stored(uploaded) {
        Ok(stored) => match server.limits.count_upload_of(person, ctx.now) {
            Ok(()) => match to {
                To::Own { flow, step } => steps::give_file(ctx, flow, step, &field, stored).await.map(drop),
                To::Other(other) => steps::give_file_for(ctx, other, &field, stored).await.map(drop),
            },
            Err(problem) => Err(problem),
        },
        Err(why) => Err(Problem::invalid(&field, why)),
    };
    if given.is_err() {
        remove(server, &id).await;
    }
    given
}

/// The same for a start form, before there is a flow.
///
/// # Errors
/// As [`attach`].
pub async fn attach_to_form(
    server: &Server,
    form: &StartForm,
    posted: &mut Posted,
) -> Result<Vec<FieldProblem>, Problem> {
    if let Some(problem) = posted.too_many.take() {
        forget(server, std::mem::take(&mut posted.files)).await;
        return Err(problem);
    }
    let refused = std::mem::take(&mut posted.not_kept);
    let mut problems: Vec<FieldProblem> =
        refused.into_iter().map(|(name, why)| problem(&name, why)).collect();
    for uploaded in std::mem::take(&mut posted.files) {
        let (id, field) = (uploaded.id.clone(), key(&uploaded.field).to_owned());
        let given = match stored(uploaded) {
            Ok(stored) => form.give_file(&server.app, &field, stored, server.now()).await,
            Err(why) => Err(Problem::invalid(&field, why)),
        };
        let Err(refused) = given else { continue };
        remove(server, &id).await;
        match refused {
            Problem::Invalid(all) => problems.extend(all),
            other => return Err(other),
        }
    }
    Ok(problems)
}

/// Bytes nobody refers to.
pub async fn forget(server: &Server, files: Vec<Uploaded>) {
    for uploaded in files {
        remove(server, &uploaded.id).await;
    }
}

pub async fn remove(server: &Server, id: &Id) {
    if let Err(error) = server.files.delete(id).await {
        tracing::warn!(%error, "the bytes of a refused file could not be removed");
    }
}

pub fn stored(uploaded: Uploaded) -> Result<StoredFile, Sentence> {
    if uploaded.stored.found == Found::Empty {
        return Err(Sentence::problem_upload_empty());
    }
    let sniffed = uploaded.stored.found.accept(&uploaded.name, &[]).ok();
    Ok(StoredFile {
        id: uploaded.id,
        name: uploaded.name,
        size_bytes: uploaded.stored.size,
        sha256: uploaded.stored.sha256,
        sniffed,
        media_type: sniffed.map_or("application/octet-stream", media_type).to_owned(),
    })
}

/// As registered with IANA.
pub fn media_type(of: FileType) -> &'static str {
    match of {
        FileType::Pdf => "application/pdf",
        FileType::Jpg => "image/jpeg",
        FileType::Png => "image/png",
        FileType::Heic => "image/heic",
        FileType::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileType::Csv => "text/csv",
        FileType::Txt => "text/plain",
        FileType::Zip => "application/zip",
    }
}
