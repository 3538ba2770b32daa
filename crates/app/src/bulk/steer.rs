//! Carrying out what was looked at, and stopping it.

use super::{asker::may, go_on::cancelled, show::own, what::What};
use crate::{Ctx, audit, idempotency, problem::Problem};
use model::Id;
use serde_json::json;
use store::{
    DbError,
    bulk::{self, Bulk, BulkStatus},
};
use texts::Sentence;

/// Does it for every record that is ready; it goes on in the background. Twice is once.
///
/// # Errors
/// `Conflict` while it is looked at, when nothing is ready, and when it has ended.
pub async fn run(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    let bulk = own(ctx, id).await?;
    may(&ctx.caller, bulk.act)?;
    match bulk.status {
        BulkStatus::Checked if bulk.ready > 0 => {}
        BulkStatus::Checked => return Err(Problem::Conflict(Sentence::bulk_nothing_ready())),
        BulkStatus::Checking => return Err(Problem::Conflict(Sentence::bulk_still_checking())),
        // The same press again.
        BulkStatus::Running | BulkStatus::Done => return Ok(()),
        BulkStatus::Cancelled => return Err(Problem::Conflict(Sentence::bulk_has_ended())),
    }
    let next = Bulk { status: BulkStatus::Running, ..bulk.clone() };
    let mut statements = vec![bulk::steer(&next, bulk.status)];
    statements.extend(idempotency::remember(ctx, &())?);
    written(audit::write(ctx, entry(&bulk)?, statements).await)
}

/// What was done stays, the rest is left.
///
/// # Errors
/// `Conflict` when it has ended.
pub async fn cancel(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    let bulk = own(ctx, id).await?;
    may(&ctx.caller, bulk.act)?;
    if matches!(bulk.status, BulkStatus::Done | BulkStatus::Cancelled) {
        return Err(Problem::Conflict(Sentence::bulk_has_ended()));
    }
    // A piece that is done at this very moment moves it on; then it is cancelled behind that.
    for _ in 0..3 {
        let bulk = own(ctx, id).await?;
        let mut statements = vec![bulk::steer(&cancelled(&bulk, ctx.now), bulk.status)];
        statements.extend(idempotency::remember(ctx, &())?);
        match ctx.app.db.transact(statements).await {
            Err(DbError::Conflict { .. }) => {}
            done => return Ok(done?),
        }
    }
    Err(Problem::ChangedMeanwhile)
}

fn entry(bulk: &Bulk) -> Result<audit::Act, Problem> {
    let what: What = serde_json::from_str(&bulk.what).map_err(Problem::unreadable)?;
    let mut details = json!({ "bulk": bulk.id, "records": bulk.ready });
    let act = match what {
        What::Start(starting) => {
            details["template"] = starting.template.into();
            "flows.started_for_many"
        }
        What::Message(_) => "records.messaged",
    };
    Ok(audit::Act::new(act, &bulk.kind, details))
}

fn written(done: Result<(), DbError>) -> Result<(), Problem> {
    match done {
        Err(DbError::Conflict { .. }) => Err(Problem::ChangedMeanwhile),
        done => Ok(done?),
    }
}
