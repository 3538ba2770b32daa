//! A person's link to a whole flow: the one they have, or a new one where none opens any more.

use super::LINK_DAYS;
use crate::{Ctx, flows::Loaded, problem::Problem};
use model::Id;
use store::{
    Statement, Viewer,
    links::{self, LinkKind, MagicLink},
};

/// The link, and the statement that makes it where it is new.
pub(crate) async fn flow_link(
    ctx: &Ctx,
    loaded: &Loaded,
    person: &Id,
) -> Result<(MagicLink, Option<Statement>), Problem> {
    let viewer = Viewer::system(loaded.organisation.clone());
    let known = links::of_person(&ctx.app.db, &viewer, &loaded.state.flow, person).await?;
    if let Some(known) = known.filter(|link| link.expires_at > ctx.now) {
        return Ok((known, None));
    }
    let made = new_flow_link(ctx, loaded, person);
    let insert = links::insert(made.clone());
    Ok((made, Some(insert)))
}

/// One they do not have yet.
pub(crate) fn new_flow_link(ctx: &Ctx, loaded: &Loaded, person: &Id) -> MagicLink {
    MagicLink {
        id: ctx.id(),
        organisation: loaded.organisation.clone(),
        kind: LinkKind::Flow,
        flow: loaded.state.flow.clone(),
        assignment: None,
        person: person.clone(),
        generation: 1,
        created_at: ctx.now,
        expires_at: ctx.now.plus_days(LINK_DAYS),
        revoked_at: None,
        proved_at: None,
        lender: None,
    }
}
