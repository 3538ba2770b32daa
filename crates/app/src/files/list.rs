//! The files given in a flow, as far as the caller may know of them.

use super::{INTERNAL, may_see};
use crate::{
    Ctx,
    flows::{Loaded, load},
    policy::{Intention, require},
    problem::Problem,
};
use model::{Id, Instant};
use store::{
    Count, Viewer,
    files::{self, FileState},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// The bytes lie under this id.
    pub id: Id,
    pub flow: Id,
    pub name: String,
    pub size_bytes: u64,
    /// As sniffed.
    pub media_type: String,
    /// Hex.
    pub sha256: String,
    pub step: Option<String>,
    pub attempt: Option<i64>,
    /// Document or form field.
    pub field: String,
    pub giver: Option<Id>,
    pub given_at: Instant,
    /// No outside role may read it.
    pub internal: bool,
    /// Its content was deleted on request.
    pub erased: bool,
}

/// Oldest first.
///
/// # Errors
/// `NotFound` for a flow the caller does not see.
pub async fn list(ctx: &Ctx, flow: &Id) -> Result<Vec<FileRow>, Problem> {
    let loaded = load::load(ctx, flow).await?;
    let viewer = Viewer::system(loaded.organisation.clone());
    let rows = files::of_flow(&ctx.app.db, &viewer, flow).await?;
    let seen = rows.into_iter().filter(|row| may_see(ctx, &loaded, row));
    Ok(seen.map(|row| file(row, flow)).collect())
}

pub(super) fn file(row: files::File, flow: &Id) -> FileRow {
    FileRow {
        id: row.id,
        flow: flow.clone(),
        name: row.name,
        size_bytes: u64::try_from(row.size_bytes).unwrap_or(0),
        media_type: row.media_type,
        sha256: row.sha256,
        step: row.step_key,
        attempt: row.attempt,
        field: row.field,
        giver: row.giver,
        given_at: row.created_at,
        internal: row.audience == INTERNAL,
        erased: row.state == FileState::Erased,
    }
}

/// Files of a page.
pub const PAGE: u32 = 100;

/// A page of the files of a flow, for members.
pub struct FilePage {
    /// Oldest first; erased ones too.
    pub files: Vec<FileRow>,
    /// There are more.
    pub more: bool,
}

/// Those given after the file `after`, for members.
///
/// # Errors
/// `NotFound` for people outside.
pub async fn page(ctx: &Ctx, loaded: &Loaded, after: Option<&Id>) -> Result<FilePage, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let viewer = Viewer::system(loaded.organisation.clone());
    let flow = &loaded.state.flow;
    let rows = files::page(&ctx.app.db, &viewer, flow, after, PAGE + 1).await?;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    Ok(FilePage { files: rows.into_iter().take(size).map(|row| file(row, flow)).collect(), more })
}

/// How many there are, exact up to 1 000.
///
/// # Errors
/// As [`page`].
pub async fn count(ctx: &Ctx, loaded: &Loaded) -> Result<Count, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let viewer = Viewer::system(loaded.organisation.clone());
    Ok(files::count(&ctx.app.db, &viewer, &loaded.state.flow).await?)
}
