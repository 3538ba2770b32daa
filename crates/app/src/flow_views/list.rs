//! All of the caller's.

use super::{FlowView, owner};
use crate::{Ctx, problem::Problem};
use store::flow_views;

/// Oldest first.
///
/// # Errors
/// `NotFound` for callers who are no person.
pub async fn list(ctx: &Ctx) -> Result<Vec<FlowView>, Problem> {
    Ok(flow_views::list(&ctx.app.db, ctx.caller.viewer(), owner(ctx)?).await?)
}
