//! Members found by their name, to be chosen.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use store::members;

/// Members shown at once.
pub const FOUND_MAX: usize = 24;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMember {
    pub id: Id,
    pub name: String,
}

/// By name, those who may sign in and whose name has `text` in it, in any case; at most `FOUND_MAX`, and whether there
/// are more.
///
/// # Errors
/// `NotAllowed` without the right to read members.
pub async fn search(ctx: &Ctx, text: &str) -> Result<(Vec<FoundMember>, bool), Problem> {
    require(&ctx.caller, Intention::ReadMembers)?;
    let wanted = text.trim().to_lowercase();
    let rows = members::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let present = rows.into_iter().filter(|row| row.disabled_at.is_none());
    let mut found: Vec<FoundMember> = present
        .filter(|row| row.name.to_lowercase().contains(&wanted))
        .map(|row| FoundMember { id: row.person, name: row.name })
        .collect();
    let more = found.len() > FOUND_MAX;
    found.truncate(FOUND_MAX);
    Ok((found, more))
}
