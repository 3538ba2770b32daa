//! The files given in a flow, as far as the caller may know of them.

use super::may_see;
use crate::{Ctx, flows::load, problem::Problem};
use model::{Id, Instant};
use store::{Viewer, files};

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
}

/// Oldest first.
///
/// # Errors
/// `NotFound` for a flow the caller does not see.
pub async fn list(ctx: &Ctx, flow: &Id) -> Result<Vec<FileRow>, Problem> {
    let loaded = load::load(ctx, flow).await?;
    let viewer = Viewer::system(loaded.organisation.clone());
    let rows = files::of_flow(&ctx.app.db, &viewer, flow).await?;
    let seen = rows.into_iter().filter(|row| may_see(ctx, &loaded, &row.audience));
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
    }
}
