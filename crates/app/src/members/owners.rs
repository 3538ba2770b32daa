//! Whom lists can be narrowed to.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use store::members;

/// Id and name of every member who is not disabled, by name.
///
/// # Errors
/// `NotFound` for people outside.
pub async fn owners(ctx: &Ctx) -> Result<Vec<(Id, String)>, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let all = members::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let active = all.into_iter().filter(|member| member.disabled_at.is_none());
    Ok(active.map(|member| (member.person, member.name)).collect())
}
