//! Keeping what was typed so far.

use super::check_held;
use crate::{Ctx, flows::load, problem::Problem};
use model::{Id, limits::FLOW_DATA_BYTES_MAX};
use serde_json::Value as Json;
use store::drafts;
use texts::Sentence;

/// `entries` is what was typed, by the name of its field.
///
/// # Errors
/// `NotFound` unless the caller holds the open assignment; `Invalid` for more than a flow may hold.
pub async fn save(ctx: &Ctx, flow: &Id, assignment: &Id, entries: &Json) -> Result<(), Problem> {
    let loaded = load::load(ctx, flow).await?;
    check_held(ctx, &loaded, assignment)?;
    let entries = entries.to_string();
    if entries.len() > FLOW_DATA_BYTES_MAX {
        return Err(Problem::invalid("", Sentence::problem_draft_large()));
    }
    let draft = drafts::Draft {
        assignment: assignment.clone(),
        organisation: loaded.organisation.clone(),
        entries,
        updated_at: ctx.now,
    };
    Ok(ctx.app.db.transact(vec![drafts::put(draft)]).await?)
}
