//! Another name.

use super::owner;
use crate::{Ctx, names, problem::Problem};
use model::Id;
use store::{DbError, flow_views};

/// # Errors
/// `Invalid` for an empty or overlong name; `NotFound` for a view that is not the caller's.
pub async fn rename(ctx: &Ctx, id: &Id, name: &str) -> Result<(), Problem> {
    let person = owner(ctx)?;
    let name = names::read(name, "name")?;
    let renamed = ctx.app.db.transact(vec![flow_views::rename(ctx.caller.viewer(), person, id, &name)]).await;
    match renamed {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        other => Ok(other?),
    }
}
