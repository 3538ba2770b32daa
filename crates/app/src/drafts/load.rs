//! What was typed so far.

use super::check_held;
use crate::{Ctx, flows::load as flow_load, problem::Problem};
use model::Id;
use serde_json::Value as Json;
use store::{Viewer, drafts};

/// # Errors
/// `NotFound` unless the caller holds the open assignment.
pub async fn load(ctx: &Ctx, flow: &Id, assignment: &Id) -> Result<Option<Json>, Problem> {
    let loaded = flow_load::load(ctx, flow).await?;
    check_held(ctx, &loaded, assignment)?;
    let viewer = Viewer::system(loaded.organisation.clone());
    let row = drafts::get(&ctx.app.db, &viewer, assignment).await?;
    row.map(|row| serde_json::from_str(&row.entries).map_err(Problem::broken)).transpose()
}
