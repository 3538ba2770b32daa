//! What a member typed for the open steps of a flow that are theirs, in one query.

use crate::{Ctx, flows::Loaded, problem::Problem};
use model::Id;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use store::{Viewer, drafts};

/// By assignment; a draft that does not read is no draft.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn mine(ctx: &Ctx, loaded: &Loaded) -> Result<BTreeMap<Id, Json>, Problem> {
    let Some(me) = ctx.caller.person() else { return Ok(BTreeMap::new()) };
    let own = loaded.state.assignments.values().filter(|open| open.is_act() && open.may_act(me));
    let own: Vec<Id> = own.map(|open| open.id.clone()).collect();
    let viewer = Viewer::system(loaded.organisation.clone());
    let rows = drafts::many(&ctx.app.db, &viewer, &own, me.as_str()).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.draft_of, serde_json::from_str(&row.entries).ok()?)))
        .collect())
}
