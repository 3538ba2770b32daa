//! What became of an assignment: the way back for a link whose work is done.

use super::load;
use crate::{app::Ctx, problem::Problem};
use model::{Id, Instant, definition::Outcome};
use store::Viewer;

/// An assignment as it stands in the table, open or closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentLine {
    pub step: String,
    pub attempt: i64,
    /// `None` while open, and for one that was withdrawn or done by somebody else.
    pub outcome: Option<Outcome>,
    pub closed_at: Option<Instant>,
}

/// # Errors
/// `NotFound` for an assignment of another flow, or of a flow the caller does not see.
pub async fn assignment(ctx: &Ctx, flow: &Id, id: &Id) -> Result<AssignmentLine, Problem> {
    let loaded = load::load(ctx, flow).await?;
    // Who may see the flow is settled; the row needs the organisation only.
    let viewer = Viewer::system(loaded.organisation.clone());
    let row = store::assignments::get(&ctx.app.db, &viewer, id).await?;
    let row = row.filter(|row| row.flow == *flow).ok_or(Problem::NotFound)?;
    let outcome = row.outcome.map(serde_json::Value::String);
    Ok(AssignmentLine {
        step: row.step_key,
        attempt: row.attempt,
        outcome: outcome.and_then(|outcome| serde_json::from_value(outcome).ok()),
        closed_at: row.closed_at,
    })
}
