//! What the columns are, the dry run, the run, and stopping it.

use super::{ImportStatus, show};
use crate::{Ctx, audit, exports::Column, idempotency, problem::Problem, record_kinds};
use model::Id;
use serde_json::json;
use store::{
    DbError,
    imports::{self, Import},
};
use texts::Sentence;

/// What becomes of records with an address of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Stay,
    Change,
}

/// Says what the columns are and begins the dry run. `keys` are of [`Column`], one for each column of the file, empty for
/// what is passed over; without any the guess stays.
///
/// # Errors
/// `Invalid` where a column is said twice, is none of the kind, or nothing is the name; `Conflict` when it runs or has ended.
pub async fn check(ctx: &Ctx, id: &Id, keys: Option<Vec<String>>, known: Known) -> Result<(), Problem> {
    let import = show::own(ctx, id).await?;
    if !matches!(import.status, ImportStatus::Uploaded | ImportStatus::Checked) {
        return Err(under_way());
    }
    let columns = show::columns(&import)?;
    let kind = record_kinds::find(ctx, &import.kind).await?;
    let allowed: Vec<String> = Column::read(&kind).iter().map(Column::key).collect();
    let keys = match keys {
        Some(keys) => keys,
        None => serde_json::from_str(&import.mapping).map_err(Problem::unreadable)?,
    };
    let fits = keys.len() == columns.len() && keys.iter().all(|key| key.is_empty() || allowed.contains(key));
    if !fits {
        return Err(Problem::invalid("columns", Sentence::import_column_unknown()));
    }
    let twice = |key: &&String| keys.iter().filter(|other| other == key).count() > 1;
    if keys.iter().filter(|key| !key.is_empty() && *key != "name").any(|key| twice(&key)) {
        return Err(Problem::invalid("columns", Sentence::import_column_twice()));
    }
    if !keys.iter().any(|key| key == "name") {
        return Err(Problem::invalid("columns", Sentence::import_name_missing()));
    }
    let next = Import {
        mapping: serde_json::to_string(&keys).map_err(Problem::broken)?,
        changes_known: known == Known::Change,
        ..begun(&import, ImportStatus::Checking)
    };
    write(ctx, next, &import).await
}

/// Writes what the dry run has shown; it goes on in the background.
///
/// # Errors
/// `Conflict` without a dry run, and when it runs or has ended.
pub async fn run(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    let import = show::own(ctx, id).await?;
    match import.status {
        ImportStatus::Checked => {}
        // The same press again.
        ImportStatus::Running | ImportStatus::Done => return Ok(()),
        _ => return Err(Problem::Conflict(Sentence::import_check_first())),
    }
    write(ctx, begun(&import, ImportStatus::Running), &import).await
}

/// What was written stays, the rest is thrown away.
///
/// # Errors
/// `Conflict` when it has ended.
pub async fn cancel(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    let import = show::own(ctx, id).await?;
    let mut statements =
        vec![imports::cancel(ctx.caller.viewer(), id, ctx.now), imports::drop_pieces(&import)];
    statements.extend(idempotency::remember(ctx, &())?);
    match ctx.app.db.transact(statements).await {
        Err(DbError::Conflict { .. }) => Err(Problem::Conflict(Sentence::import_has_ended())),
        written => Ok(written?),
    }
}

fn begun(import: &Import, status: ImportStatus) -> Import {
    Import { status, made: 0, changed: 0, stayed: 0, failed: 0, next_piece: 0, ..import.clone() }
}

async fn write(ctx: &Ctx, next: Import, was: &Import) -> Result<(), Problem> {
    let mut statements =
        vec![imports::steer(&next, (was.status, was.next_piece)), imports::drop_failures(&next)];
    statements.extend(idempotency::remember(ctx, &())?);
    let written = if next.status == ImportStatus::Running {
        let details = json!({ "import": next.id, "rows": next.total });
        audit::write(ctx, audit::Act::new("records.imported", &next.kind, details), statements).await
    } else {
        ctx.app.db.transact(statements).await
    };
    match written {
        Err(DbError::Conflict { .. }) => Err(under_way()),
        written => Ok(written?),
    }
}

fn under_way() -> Problem {
    Problem::Conflict(Sentence::import_under_way())
}
