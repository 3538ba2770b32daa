//! From one link of a person to another of theirs in the same flow.

use crate::{Ctx, caller::Caller, problem::Problem, secrets::link_token::LinkToken};
use model::Id;
use store::{
    Viewer,
    links::{self, MagicLink},
};

/// The token of the caller's link to one of their assignments.
///
/// # Errors
/// `NotFound` where they have none that opens.
pub async fn to_assignment(ctx: &Ctx, assignment: &Id) -> Result<String, Problem> {
    let Caller::Outside { person, flow, lent: None, .. } = &ctx.caller else { return Err(Problem::NotFound) };
    let viewer = Viewer::system(ctx.organisation().clone());
    let found = links::of_assignment(&ctx.app.db, &viewer, assignment, person).await?;
    let own = found.filter(|link| link.flow == *flow && link.expires_at > ctx.now);
    own.map(|link| token(ctx, link)).ok_or(Problem::NotFound)
}

/// The token of the caller's link to the whole flow. It shows more than a link to one assignment, so it is given
/// on a proved device only; `None` too where nobody sent them one.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn to_flow(ctx: &Ctx) -> Result<Option<String>, Problem> {
    let Caller::Outside { person, flow, proved: true, lent: None, .. } = &ctx.caller else { return Ok(None) };
    let viewer = Viewer::system(ctx.organisation().clone());
    let found = links::of_person(&ctx.app.db, &viewer, flow, person).await?;
    Ok(found.filter(|link| link.expires_at > ctx.now).map(|link| token(ctx, link)))
}

fn token(ctx: &Ctx, link: MagicLink) -> String {
    LinkToken { link: link.id, generation: link.generation }.write(&ctx.app.key)
}
