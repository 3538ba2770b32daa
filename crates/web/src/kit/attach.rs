//! Uploaded files become drafts of a step; what cannot is said at its field, and its bytes go.

use super::{
    Posted,
    upload::{NotKept, Uploaded},
};
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

/// # Errors
/// `Invalid` or `NotKept` with what could not be attached, field by field; the rest of the files is.
pub async fn attach(
    server: &Server,
    ctx: &Ctx,
    flow: &Id,
    step: &str,
    posted: &mut Posted,
) -> Result<(), Problem> {
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
pub async fn attach_to(server: &Server, ctx: &Ctx, to: &To<'_>, posted: &mut Posted) -> Result<(), Problem> {
    let mut unfit = Unfit::of(server, posted).await?;
    for uploaded in std::mem::take(&mut posted.files) {
        unfit.add(give(server, ctx, to, uploaded).await)?;
    }
    unfit.end()
}

/// What could not be attached so far.
#[derive(Default)]
struct Unfit {
    problems: Vec<FieldProblem>,
    /// The storage failed for one of them.
    ours: bool,
}

impl Unfit {
    /// Of files that were not kept when they came.
    async fn of(server: &Server, posted: &mut Posted) -> Result<Self, Problem> {
        if let Some(problem) = posted.too_many.take() {
            forget(server, std::mem::take(&mut posted.files)).await;
            return Err(problem);
        }
        let mut unfit = Self::default();
        for (name, NotKept { said, ours }) in std::mem::take(&mut posted.not_kept) {
            unfit.problems.push(FieldProblem::new(key(&name), said));
            unfit.ours |= ours;
        }
        Ok(unfit)
    }

    fn add(&mut self, given: Result<(), Problem>) -> Result<(), Problem> {
        match given {
            Err(Problem::Invalid(all)) => self.problems.extend(all),
            given => given?,
        }
        Ok(())
    }

    fn end(self) -> Result<(), Problem> {
        match self {
            Self { problems, .. } if problems.is_empty() => Ok(()),
            Self { problems, ours: true } => Err(Problem::NotKept(problems)),
            Self { problems, ours: false } => Err(Problem::Invalid(problems)),
        }
    }
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
pub async fn attach_to_form(server: &Server, form: &StartForm, posted: &mut Posted) -> Result<(), Problem> {
    let mut unfit = Unfit::of(server, posted).await?;
    for uploaded in std::mem::take(&mut posted.files) {
        let (id, field) = (uploaded.id.clone(), key(&uploaded.field).to_owned());
        let given = match stored(uploaded) {
            Ok(stored) => form.give_file(&server.app, &field, stored, server.now()).await,
            Err(why) => Err(Problem::invalid(&field, why)),
        };
        if given.is_err() {
            remove(server, &id).await;
        }
        unfit.add(given)?;
    }
    unfit.end()
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
