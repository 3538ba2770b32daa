//! How much there is to do.

use super::person;
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Instant;
pub use store::assignments::TodoCounts;

/// Of the caller; `end_of_day` is when today ends where they are.
///
/// # Errors
/// `NotFound` for callers who are no person.
pub async fn count(ctx: &Ctx, end_of_day: Instant) -> Result<TodoCounts, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let (db, viewer, person) = (&ctx.app.db, ctx.caller.viewer(), person(ctx)?);
    Ok(store::assignments::todo_counts(db, viewer, person, ctx.now, end_of_day).await?)
}

/// How much is open, exact to 99.
///
/// # Errors
/// As [`count`].
pub async fn open(ctx: &Ctx) -> Result<usize, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let open = store::assignments::todo_open(&ctx.app.db, ctx.caller.viewer(), person(ctx)?).await?;
    usize::try_from(open).map_err(Problem::broken)
}
