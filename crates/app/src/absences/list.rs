//! When somebody is away, now and later, and who may do their work.

use super::{Absence, add::may, roster};
use crate::{app::Ctx, problem::Problem};
use model::{Id, value::PersonRef};
use store::members;

/// In the order they begin.
///
/// # Errors
/// `NotAllowed` for others without the right, `NotFound` for whoever is no member.
pub async fn of_person(ctx: &Ctx, person: &Id) -> Result<Vec<Absence>, Problem> {
    may(ctx, person)?;
    members::get(&ctx.app.db, ctx.caller.viewer(), person).await?.ok_or(Problem::NotFound)?;
    let known = roster(&ctx.app, ctx.organisation()).await?;
    Ok(known.of(person).cloned().collect())
}

/// Colleagues who may be named as somebody's substitute, by name.
///
/// # Errors
/// As [`of_person`].
pub async fn may_be_named(ctx: &Ctx, person: &Id) -> Result<Vec<PersonRef>, Problem> {
    may(ctx, person)?;
    let all = members::list(&ctx.app.db, ctx.caller.viewer()).await?;
    let present = all.into_iter().filter(|member| member.disabled_at.is_none() && member.person != *person);
    Ok(present
        .map(|member| PersonRef { id: member.person, name: member.name, email: member.email })
        .collect())
}
