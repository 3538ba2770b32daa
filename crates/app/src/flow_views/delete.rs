//! Not needed any more.

use super::owner;
use crate::{Ctx, problem::Problem};
use model::Id;
use store::flow_views;

/// Twice is once; of a view that is not the caller's nothing happens.
///
/// # Errors
/// `NotFound` for callers who are no person.
pub async fn delete(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    let person = owner(ctx)?;
    Ok(ctx.app.db.transact(vec![flow_views::delete(ctx.caller.viewer(), person, id)]).await?)
}
