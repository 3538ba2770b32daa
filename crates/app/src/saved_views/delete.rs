//! Not needed any more.

use super::require_owner;
use crate::{Ctx, problem::Problem};
use model::Id;
use store::saved_views;

/// Twice is once; of a view that is not this person's nothing happens.
///
/// # Errors
/// `NotAllowed` for views of somebody else, unless the caller manages members.
pub async fn delete(ctx: &Ctx, person: &Id, id: &Id) -> Result<(), Problem> {
    require_owner(ctx, person).await?;
    Ok(ctx.app.db.transact(vec![saved_views::delete(ctx.caller.viewer(), person, id)]).await?)
}
