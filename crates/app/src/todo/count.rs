//! How much there is to do.

use super::person;
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use store::{Count, assignments};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TodoCount {
    pub open: Count,
    pub overdue: Count,
}

/// # Errors
/// `NotFound` for callers who are no person.
pub async fn count(ctx: &Ctx) -> Result<TodoCount, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let (db, viewer, person) = (&ctx.app.db, ctx.caller.viewer(), person(ctx)?);
    Ok(TodoCount {
        open: assignments::todo_count(db, viewer, person).await?,
        overdue: assignments::overdue_count(db, viewer, person, ctx.now).await?,
    })
}
