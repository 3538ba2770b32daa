//! Delivering the outbox: claim, write each mail, hand it to the mail server, say what became of it.

mod collected;
mod letter;
mod outcome;
mod write;

use crate::{Outgoing, Worker, post};
use app::{
    Problem,
    mails::reference::{KIND, REMINDER},
};
use futures::StreamExt as _;
use gateways::mail::{Mail, MailError};
use model::{Entropy, Id, Instant};
use outcome::Outcome;
use std::sync::{OnceLock, PoisonError};
use store::{DbError, System, outbox, outbox::OutboxRow};
use write::Written;

pub use letter::letter;

/// A worker that dies loses its rows to the next after this long.
const LEASE_SECONDS: i64 = 300;
const BATCH_MAX: u32 = 50;
/// Mails under way at once; as many connections as the mailer opens.
const AT_ONCE: usize = 2;

/// Delivers what is due, at most `limit`; says how many rows it took. None while nobody has said where mails go out.
pub async fn tick(worker: &Worker, now: Instant, mut entropy: Entropy, limit: u32) -> Result<usize, Problem> {
    let went_back = worker.delivering.lock().unwrap_or_else(PoisonError::into_inner).went_back(now);
    if went_back {
        worker.app.db.transact(vec![outbox::bring_forward(&System, now)]).await?;
    }
    let mut taken: u32 = 0;
    // Reminders after what somebody waits for.
    for kind in [KIND, REMINDER] {
        while taken < limit && is_due(worker, kind, now).await? {
            let Some(outgoing) = post::outgoing(worker).await? else { return Ok(taken as usize) };
            let batch = BATCH_MAX.min(limit - taken);
            let lease = (now, now.plus_seconds(LEASE_SECONDS));
            let rows = outbox::claim(&worker.app.db, &System, kind, lease, batch).await?;
            if rows.is_empty() {
                break;
            }
            taken = taken.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
            let outcomes = deliver(worker, &outgoing, rows, now, &mut entropy).await;
            settle(worker, &outgoing, outcomes, now).await?;
        }
    }
    Ok(taken as usize)
}

/// Reading is cheaper than claiming nothing.
async fn is_due(worker: &Worker, kind: &str, now: Instant) -> Result<bool, Problem> {
    Ok(outbox::next_at(&worker.app.db, &System, kind).await?.is_some_and(|at| at <= now))
}

async fn deliver(
    worker: &Worker,
    outgoing: &Outgoing,
    rows: Vec<OutboxRow>,
    now: Instant,
    entropy: &mut Entropy,
) -> Vec<(OutboxRow, Outcome)> {
    let away = OnceLock::new();
    let way = Way { worker, outgoing, away: &away, now };
    let tries: Vec<_> = rows.into_iter().map(|row| deliver_one(way, row, entropy.fork())).collect();
    futures::stream::iter(tries).buffer_unordered(AT_ONCE).collect().await
}

/// What the tries of one batch share. `away` is set once the mail server turns out not to be there: the rest of the
/// batch need not try.
#[derive(Clone, Copy)]
struct Way<'a> {
    worker: &'a Worker,
    outgoing: &'a Outgoing,
    away: &'a OnceLock<String>,
    now: Instant,
}

async fn deliver_one(way: Way<'_>, row: OutboxRow, entropy: Entropy) -> (OutboxRow, Outcome) {
    let outcome = match way.away.get() {
        Some(why) => Outcome::Again(why.clone()),
        None => match write::mail(way.worker, &way.outgoing.sender, &row, way.now, entropy).await {
            Err(problem) => Outcome::Again(problem.to_string()),
            Ok(Written::NotNeeded) => Outcome::NotNeeded,
            Ok(Written::Elsewhere) => Outcome::Settled,
            Ok(Written::NotPossible(why)) => Outcome::Refused(why),
            Ok(Written::Mail(mail, said)) => send(way, &mail, said).await,
        },
    };
    outcome.count(&way.worker.delivery);
    outcome.log(&row);
    (row, outcome)
}

async fn send(way: Way<'_>, mail: &Mail, said: Vec<Id>) -> Outcome {
    match way.outgoing.mailer.send(mail).await {
        Ok(()) => Outcome::Delivered { message_id: mail.message_id.clone(), said },
        Err(MailError::Temporary(why)) => Outcome::Again(why),
        Err(MailError::Permanent(why)) => Outcome::Refused(why),
        Err(MailError::Away(why)) => Outcome::Again(way.away.get_or_init(|| why).clone()),
    }
}

/// In one transaction; where a row was lost to another worker meanwhile, the others one by one.
async fn settle(
    worker: &Worker,
    outgoing: &Outgoing,
    outcomes: Vec<(OutboxRow, Outcome)>,
    now: Instant,
) -> Result<(), Problem> {
    let since = outgoing.since;
    let settled = outcomes.iter().flat_map(|(row, outcome)| outcome.settle(row, since, now)).collect();
    match worker.app.db.transact(settled).await {
        Err(DbError::Conflict { .. }) => {}
        written => return Ok(written?),
    }
    for (row, outcome) in &outcomes {
        match worker.app.db.transact(outcome.settle(row, since, now)).await {
            Err(DbError::Conflict { .. }) => {
                tracing::warn!(id = %row.id, "another worker took this mail meanwhile")
            }
            written => written?,
        }
    }
    Ok(())
}
