//! Carries out what flows ask for: other flows, and word of their end.

use crate::{Worker, backoff};
use app::{
    Problem,
    records::errands,
    starts::{Done, KIND, carry_out},
};
use model::{Entropy, Instant};
use store::{DbError, Statement, System, outbox, outbox::OutboxRow};

/// A worker that dies loses its rows to the next after this long.
const LEASE_SECONDS: i64 = 60;
const BATCH: u32 = 50;

/// How many errands were done.
///
/// # Errors
/// Storage that cannot be reached; what was done stays done.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    carry_out_all(worker, KIND, (now, entropy)).await
}

/// Every errand in this queue whose time has come.
pub(crate) async fn carry_out_all(
    worker: &Worker,
    queue: &str,
    (now, mut entropy): (Instant, Entropy),
) -> Result<usize, Problem> {
    let db = &worker.app.db;
    let mut done = 0;
    // Reading is cheaper than claiming nothing.
    while outbox::next_at(db, &System, queue).await?.is_some_and(|at| at <= now) {
        let lease = (now, now.plus_seconds(LEASE_SECONDS));
        let rows = outbox::claim(db, &System, queue, lease, BATCH).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let outcome = match queue {
                errands::KIND => errands::carry_out(&worker.app, &row, now, entropy.fork()).await,
                _ => carry_out(&worker.app, &row, now, entropy.fork()).await,
            };
            done += usize::from(matches!(outcome, Ok(Done::Done | Done::Settled)));
            if let Some(settled) = settle(&row, outcome, now) {
                match db.transact(vec![settled]).await {
                    // Another worker took it meanwhile, and found it done.
                    Ok(()) | Err(DbError::Conflict { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
    Ok(done)
}

fn settle(row: &OutboxRow, outcome: Result<Done, Problem>, now: Instant) -> Option<Statement> {
    match outcome {
        Ok(Done::Settled) => None,
        Ok(Done::Done | Done::NotNeeded) => Some(outbox::delivered(&System, row, now, None)),
        Err(problem) => {
            tracing::warn!(id = %row.id, %problem, tries = row.attempts, "what a flow asked for waits");
            let why = problem.to_string();
            // Never given up: a flow waits for it, or a deadline had it started.
            let at = backoff::again_at(row.created_at, row.attempts, now).unwrap_or(now.plus_days(1));
            Some(outbox::retry(&System, row, at, &why))
        }
    }
}
