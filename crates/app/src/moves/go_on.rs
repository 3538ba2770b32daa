//! Moves under way, a batch of flows at a time: whoever dies in the middle leaves the rest to the next, and a flow met
//! twice is moved once.

use super::{act::act, one::version_of};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{Order, load, run, sight},
    problem::Problem,
    templates::Published,
};
use engine::flow::Act;
use futures::{StreamExt, stream};
use model::{Entropy, Id, Instant};
use std::sync::Arc;
use store::{
    DbError, System,
    moves::{self, Move, MoveStatus},
};

/// Flows of one look.
const BATCH: u32 = 500;
/// As many at once; the flow writer makes one transaction of them.
const AT_ONCE: usize = 50;

/// Takes every move that is under way one batch further; how many flows were looked at.
///
/// # Errors
/// Storage that cannot be reached; what was moved stays moved.
pub async fn go_on(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let mut looked_at = 0;
    for wanted in moves::running(&app.db, &System).await? {
        let caller = Caller::Member(wanted.viewer());
        let ctx = Ctx::new(Arc::clone(app), caller, now, entropy.fork());
        looked_at += batch(&ctx, wanted).await?;
    }
    Ok(looked_at)
}

async fn batch(ctx: &Ctx, wanted: Move) -> Result<usize, Problem> {
    let of = (wanted.template_key.as_str(), wanted.from_version);
    let flows = moves::flows(&ctx.app.db, ctx.caller.viewer(), of, &wanted.after_flow, BATCH).await?;
    let to = version_of(ctx, &wanted.template_key, wanted.to_version).await?;
    let work: Vec<_> = flows.iter().map(|flow| one(ctx, &wanted, &to, flow)).collect();
    let outcomes: Vec<Result<bool, Problem>> = stream::iter(work).buffered(AT_ONCE).collect().await;
    let mut next = wanted.clone();
    for outcome in outcomes {
        match outcome {
            Ok(true) => next.moved += 1,
            Ok(false) => next.stayed += 1,
            Err(problem @ Problem::Unavailable(_)) => return Err(problem),
            Err(problem) => {
                tracing::warn!(%problem, "a flow could not be moved to another version");
                next.stayed += 1;
            }
        }
    }
    match flows.last() {
        Some(last) => next.after_flow = last.to_string(),
        None => (next.status, next.finished_at) = (MoveStatus::Done, Some(ctx.now)),
    }
    match ctx.app.db.transact(vec![moves::go_on(&next, &wanted.after_flow)]).await {
        // Another node has gone on from here as well: its count stands.
        Ok(()) | Err(DbError::Conflict { .. }) => Ok(flows.len()),
        Err(error) => Err(error.into()),
    }
}

/// Whether it is in its new version now.
async fn one(ctx: &Ctx, wanted: &Move, to: &Arc<Published>, flow: &Id) -> Result<bool, Problem> {
    let loaded = load::load(ctx, flow).await?;
    let (is_undo, reason) = (wanted.is_undo, wanted.reason.as_str());
    let wanted_act = if is_undo {
        let before = loaded.state.before_migration.as_ref().and_then(|before| before.template.as_ref());
        if before.is_none_or(|before| i64::from(before.version) != wanted.to_version) {
            return Ok(false);
        }
        Act::UndoMigration { reason: reason.to_owned() }
    } else {
        act(ctx, &loaded, to, reason).await?
    };
    let mut order = Order::new(flow.clone(), wanted_act);
    order.command_id = Some(format!("{}.{flow}", wanted.id));
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    match run(ctx, order).await {
        Ok(_) => Ok(true),
        Err(Problem::Refused(_) | Problem::NotFound | Problem::ChangedMeanwhile) => Ok(false),
        Err(problem) => Err(problem),
    }
}
