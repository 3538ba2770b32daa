//! What members are called, for pages that name those a flow does not know by name.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use std::collections::BTreeMap;
use store::{Viewer, people};

/// Names by id, of those who left too; whom the organisation does not know is left out.
///
/// # Errors
/// `NotFound` for people outside.
pub async fn names(ctx: &Ctx, ids: &[Id]) -> Result<BTreeMap<Id, String>, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let viewer = Viewer::system(ctx.organisation().clone());
    let found = people::many(&ctx.app.db, &viewer, ids).await?;
    Ok(found.into_iter().map(|person| (person.id, person.name)).collect())
}
