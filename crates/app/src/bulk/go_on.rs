//! Acts under way, a piece at a time. What a piece came to and how far it has come are one commit, so that whoever dies in
//! the middle leaves the rest to the next, and nothing is done twice for one record.

use super::{asker::asker, carry_out, look, selection::Selection, what::What};
use crate::{
    app::{App, Ctx},
    problem::Problem,
};
use model::{Entropy, Instant};
use std::sync::Arc;
use store::{
    DbError, System,
    bulk::{self, Bulk, BulkStatus},
};

/// Pieces of one act before others have their turn.
const PIECES: usize = 10;
/// What was asked for, and what came of it, is kept so long.
const DAYS_KEPT: i64 = 30;

/// Takes every act that is under way some pieces further; how many pieces were done.
///
/// # Errors
/// Storage that cannot be reached; what was done stays done.
pub async fn go_on(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let mut pieces = 0;
    for mut bulk in bulk::active(&app.db, &System).await? {
        let Some(caller) = asker(app, &bulk).await? else {
            pieces += give_up(app, bulk, now).await?;
            continue;
        };
        let ctx = Ctx::new(Arc::clone(app), caller, now, entropy.fork());
        let what: What = serde_json::from_str(&bulk.what).map_err(Problem::unreadable)?;
        let selection: Selection = serde_json::from_str(&bulk.selection).map_err(Problem::unreadable)?;
        for _ in 0..PIECES {
            let Some(next) = piece(&ctx, &bulk, &selection, &what).await? else { break };
            pieces += 1;
            bulk = next;
            if !matches!(bulk.status, BulkStatus::Checking | BulkStatus::Running) {
                break;
            }
        }
    }
    Ok(pieces)
}

/// What nobody needs any more goes.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Problem> {
    Ok(app.db.transact(bulk::sweep(&System, now.plus_days(-DAYS_KEPT))).await?)
}

async fn piece(ctx: &Ctx, bulk: &Bulk, selection: &Selection, what: &What) -> Result<Option<Bulk>, Problem> {
    if bulk.status == BulkStatus::Running {
        return carry_out::piece(ctx, bulk, what).await;
    }
    let (next, rows) = match look::piece(ctx, bulk, selection, what).await {
        Ok(looked) => looked,
        // The template, or the kind itself, is gone.
        Err(Problem::NotFound) => (cancelled(bulk, ctx.now), Vec::new()),
        Err(problem) => return Err(problem),
    };
    let mut statements = vec![bulk::steer(&next, bulk.status)];
    statements.extend(rows);
    match ctx.app.db.transact(statements).await {
        Ok(()) => Ok(Some(Bulk { turn: next.turn + 1, ..next })),
        // Another worker, or whoever cancels, was faster.
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whoever asked may not do it any more.
async fn give_up(app: &App, bulk: Bulk, now: Instant) -> Result<usize, Problem> {
    match app.db.transact(vec![bulk::steer(&cancelled(&bulk, now), bulk.status)]).await {
        Ok(()) | Err(DbError::Conflict { .. }) => Ok(1),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn cancelled(bulk: &Bulk, now: Instant) -> Bulk {
    Bulk { status: BulkStatus::Cancelled, finished_at: Some(now), ..bulk.clone() }
}
