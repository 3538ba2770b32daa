//! Back earlier, or not going at all.

use super::{add::may, roster};
use crate::{app::Ctx, audit, organisations, problem::Problem};
use model::Id;
use serde_json::json;
use store::{DbError, absences};

/// Flows are told at once.
///
/// # Errors
/// `NotFound` without such an absence of this person, `NotAllowed` for others without the right.
pub async fn end(ctx: &Ctx, person: &Id, id: &Id) -> Result<(), Problem> {
    may(ctx, person)?;
    let known = roster(&ctx.app, ctx.organisation()).await?;
    let absence = known.of(person).find(|absence| absence.id == *id).ok_or(Problem::NotFound)?;
    let details = json!({"first_day": absence.first_day, "last_day": absence.last_day});
    let statements = vec![absences::end(ctx.caller.viewer(), id, ctx.now)];
    match audit::write(ctx, audit::Act::new("absence.ended", person, details), statements).await {
        Err(DbError::Conflict { .. }) => return Err(Problem::NotFound),
        written => written?,
    }
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(())
}
