//! What was typed so far, as far as it may be shown here.

use super::check_held;
use crate::{Ctx, caller::Caller, flows::load, problem::Problem};
use model::{Id, Instant};
use serde_json::Value as Json;
use store::{Viewer, drafts};

#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Nothing,
    Here(Kept),
    /// Something was typed on another device; this one has to be proved first.
    Elsewhere,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What was typed, as it was saved.
    pub entries: Json,
    /// Where it was typed: goes with the next saving.
    pub place: String,
    pub at: Instant,
}

/// `place` as this device knows it, if it does: then what was typed here is meant, else what was typed last.
///
/// # Errors
/// `NotFound` unless the caller holds the open assignment.
pub async fn find(ctx: &Ctx, flow: &Id, assignment: &Id, place: Option<&str>) -> Result<Found, Problem> {
    let loaded = load::load(ctx, flow).await?;
    let person = check_held(ctx, &loaded, assignment)?.as_str();
    let viewer = Viewer::system(loaded.organisation.clone());
    if let Some(place) = place
        && let Some(row) = drafts::get(&ctx.app.db, &viewer, assignment, person, place).await?
    {
        return kept(row);
    }
    let newest = drafts::newest(&ctx.app.db, &viewer, assignment, person).await?;
    match (newest, &ctx.caller) {
        (None, _) => Ok(Found::Nothing),
        (Some(_), Caller::Outside { proved: false, .. }) => Ok(Found::Elsewhere),
        (Some(row), _) => kept(row),
    }
}

fn kept(row: drafts::Draft) -> Result<Found, Problem> {
    let entries = serde_json::from_str(&row.entries).map_err(Problem::unreadable)?;
    Ok(Found::Here(Kept { entries, place: row.place, at: row.updated_at }))
}
