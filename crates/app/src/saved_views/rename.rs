//! Another name.

use super::require_owner;
use crate::{Ctx, names, problem::Problem};
use model::Id;
use store::{DbError, saved_views};

/// # Errors
/// `Invalid` for an empty or overlong name; `NotFound` for a view that is not this person's.
pub async fn rename(ctx: &Ctx, person: &Id, id: &Id, name: &str) -> Result<(), Problem> {
    require_owner(ctx, person).await?;
    let name = names::read(name, "name")?;
    let rename = saved_views::rename(ctx.caller.viewer(), person, id, &name);
    match ctx.app.db.transact(vec![rename]).await {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        other => Ok(other?),
    }
}
