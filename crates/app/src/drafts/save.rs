//! Keeping what was typed so far.

use super::check_held;
use crate::{
    Ctx,
    flows::{activity, load},
    problem::Problem,
};
use model::{Id, limits::FLOW_DATA_BYTES_MAX};
use serde_json::Value as Json;
use store::{Viewer, drafts};
use texts::Sentence;

/// `entries` is what was typed, by the name of its field; `place` the device, empty for members.
///
/// # Errors
/// `NotFound` unless the caller holds the open assignment; `Invalid` for more than a flow may hold.
pub async fn save(ctx: &Ctx, flow: &Id, assignment: &Id, place: &str, entries: &Json) -> Result<(), Problem> {
    let loaded = load::load(ctx, flow).await?;
    let person = check_held(ctx, &loaded, assignment)?.as_str();
    let entries = entries.to_string();
    if entries.len() > FLOW_DATA_BYTES_MAX {
        return Err(Problem::invalid("", Sentence::problem_draft_large()));
    }
    let draft = drafts::Draft {
        draft_of: assignment.clone(),
        person: person.to_owned(),
        place: place.to_owned(),
        organisation: loaded.organisation.clone(),
        entries,
        updated_at: ctx.now,
    };
    let viewer = Viewer::system(loaded.organisation.clone());
    let statements = vec![drafts::put(draft), drafts::keep_newest(&viewer, assignment, person)];
    ctx.app.db.transact(statements).await?;
    let step = loaded.state.assignments.get(assignment).map(|open| open.step.as_str());
    activity::at(ctx, &loaded, step.unwrap_or_default()).await
}
