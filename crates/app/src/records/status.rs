//! Whether a record is in use.

use super::{Change, change, show};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use texts::Sentence;

pub const ACTIVE: &str = "active";
/// Archived: kept, found, and offered nowhere.
pub const INACTIVE: &str = "inactive";
/// Stands for another.
pub const MERGED: &str = "merged";

/// It is kept, and no longer offered. Twice is once.
///
/// # Errors
/// `NotFound` for a hidden one, `Conflict` for the organisation itself.
pub async fn archive(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    set(ctx, id, INACTIVE).await
}

/// It is in use again. Twice is once.
///
/// # Errors
/// As [`archive`].
pub async fn restore(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    set(ctx, id, ACTIVE).await
}

async fn set(ctx: &Ctx, id: &Id, status: &str) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let record = show(ctx, id).await?;
    if record.kind.is_firm() {
        return Err(Problem::Conflict(Sentence::record_firm_stays()));
    }
    if record.status == status {
        return Ok(());
    }
    let change = Change { status: Some(status.to_owned()), ..Change::default() };
    self::change(ctx, id, Some(record.version), change).await
}
