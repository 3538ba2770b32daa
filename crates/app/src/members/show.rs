//! One member, and what lies with them.

use super::{Member, list::member};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use store::{groups, members};

/// What somebody's leaving would touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Open assignments they picked up from a group; these would go back to it.
    pub from_groups: usize,
    /// Open assignments of theirs alone; these wait until the owner says who does them.
    pub alone: usize,
    /// Running flows they own.
    pub owned: usize,
}

/// # Errors
/// `NotFound` for somebody who is no member.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<Member, Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let row = members::get(db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let groups = groups::of_person(db, viewer, id).await?;
    let has_password = members::with_password(db, viewer).await?.contains(id);
    Ok(member(row, groups.into_iter().map(|group| group.name).collect(), has_password))
}

/// # Errors
/// Storage that cannot be reached.
pub async fn work(ctx: &Ctx, id: &Id) -> Result<Work, Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let counted = members::work(&ctx.app.db, ctx.caller.viewer(), id).await?;
    let number = |count: i64| usize::try_from(count).unwrap_or(0);
    Ok(Work {
        from_groups: number(counted.from_groups),
        alone: number(counted.alone),
        owned: number(counted.owned),
    })
}
