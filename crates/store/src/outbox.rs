//! The outbox: what is to be done outside, written with what caused it, delivered by the worker.
//! Never in it: personal data, tokens. A row carries references; the mail is rendered at delivery.

use crate::{
    Db, DbError, Statement, System, Viewer, dialect,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct OutboxRow {
        pub id: Id,
        pub organisation: Id,
        /// Whose queue it waits in: `mail`, `reminder`, `start`.
        pub kind: String,
        pub flow: Option<Id>,
        /// JSON of ids.
        pub reference: String,
        pub created_at: Instant,
        pub not_before: Instant,
        /// Times it was claimed.
        pub attempts: i64,
        pub last_error: Option<String>,
        pub done_at: Option<Instant>,
        pub failed_at: Option<Instant>,
        /// What the outside world calls it.
        pub message_id: Option<String>,
    }
}

// COALESCE: written as the index of what waits has it, a planner without statistics would search there and not by id.
statements! {
    INSERT = "INSERT INTO outbox (id, organisation_id, kind, flow_id, reference, created_at, not_before, attempts, last_error, \
        done_at, failed_at, message_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    DELIVERED = "UPDATE outbox SET done_at = $3, message_id = $4, last_error = NULL \
        WHERE id = $1 AND attempts = $2 AND COALESCE(done_at, failed_at) IS NULL";
    RETRY = "UPDATE outbox SET not_before = $3, last_error = $4 \
        WHERE id = $1 AND attempts = $2 AND COALESCE(done_at, failed_at) IS NULL";
    FAILED = "UPDATE outbox SET failed_at = $3, last_error = $4 \
        WHERE id = $1 AND attempts = $2 AND COALESCE(done_at, failed_at) IS NULL";
    FORWARD = "UPDATE outbox SET not_before = $1 WHERE done_at IS NULL AND failed_at IS NULL AND created_at > $2";
    NEXT = "SELECT not_before FROM outbox WHERE kind = $1 AND done_at IS NULL AND failed_at IS NULL \
        ORDER BY not_before, id LIMIT 1";
    REMINDERS = "SELECT id, organisation_id, kind, flow_id, reference, created_at, not_before, attempts, last_error, done_at, \
        failed_at, message_id FROM outbox WHERE flow_id = $1 AND id > $2 AND kind = 'reminder' AND done_at IS NULL \
        AND failed_at IS NULL ORDER BY id LIMIT 200";
    RECENT = "SELECT id, organisation_id, kind, flow_id, reference, created_at, not_before, attempts, last_error, done_at, \
        failed_at, message_id FROM outbox WHERE organisation_id = $1 ORDER BY id DESC LIMIT 200";
    SWEEP = "DELETE FROM outbox WHERE done_at IS NOT NULL AND done_at < $1";
}

impl OutboxRow {
    /// A row to be delivered as soon as possible.
    pub fn new(id: Id, organisation: Id, kind: &str, reference: String, now: Instant) -> Self {
        Self {
            id,
            organisation,
            kind: kind.to_owned(),
            flow: None,
            reference,
            created_at: now,
            not_before: now,
            attempts: 0,
            last_error: None,
            done_at: None,
            failed_at: None,
            message_id: None,
        }
    }
}

/// For effects outside a flow; those of a flow go with its commit.
pub fn insert(row: OutboxRow) -> Statement {
    Statement::one(INSERT, row.data())
}

/// Takes up to `limit` (at most 500) rows of a kind whose time has come, oldest first, and hides them from others until
/// `lease_until`: who has not said by then what became of a row has lost it.
pub async fn claim(
    db: &Db,
    _: &System,
    kind: &str,
    (now, lease_until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<OutboxRow>, DbError> {
    let data = params![now, lease_until, i64::from(limit.min(500)), kind];
    let mut rows = db.claim(&dialect::CLAIM_OUTBOX, data).await?;
    let mut claimed: Vec<OutboxRow> =
        rows.iter_mut().map(crate::db::Decode::decode).collect::<Result<_, _>>()?;
    claimed.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(claimed)
}

/// `Conflict` for this and the next two if the row was claimed again since, or is settled.
pub fn delivered(_: &System, row: &OutboxRow, now: Instant, message_id: Option<&str>) -> Statement {
    Statement::one(DELIVERED, params![&row.id, row.attempts, now, message_id])
}

/// Tries again, not before `not_before`.
pub fn retry(_: &System, row: &OutboxRow, not_before: Instant, error: &str) -> Statement {
    Statement::one(RETRY, params![&row.id, row.attempts, not_before, error])
}

/// Gives up for good.
pub fn failed(_: &System, row: &OutboxRow, now: Instant, error: &str) -> Statement {
    Statement::one(FAILED, params![&row.id, row.attempts, now, error])
}

/// Clocks of nodes differ by less.
const SKEW_SECONDS: i64 = 600;

/// What was written while the clock stood later than it does now need not wait until it stands there again.
pub fn bring_forward(_: &System, now: Instant) -> Statement {
    Statement::any(FORWARD, params![now, now.plus_seconds(SKEW_SECONDS)])
}

/// When the next row of a kind wants to go, if any waits.
pub async fn next_at(db: &Db, _: &System, kind: &str) -> Result<Option<Instant>, DbError> {
    db.fetch(NEXT, params![kind]).await?.first_mut().map_or(Ok(None), crate::db::Row::take)
}

/// Reminders of the same flow that were written later and are not delivered either, at most 200.
pub async fn later_reminders(db: &Db, _: &System, row: &OutboxRow) -> Result<Vec<OutboxRow>, DbError> {
    let Some(flow) = &row.flow else { return Ok(Vec::new()) };
    db.fetch_all(REMINDERS, params![flow, &row.id]).await
}

/// The newest 200 of the organisation, for the demo mailbox and the admin's view.
pub async fn recent(db: &Db, viewer: &Viewer) -> Result<Vec<OutboxRow>, DbError> {
    db.fetch_all(RECENT, params![&viewer.organisation]).await
}

/// Delivered before `before`.
pub fn sweep(_: &System, before: Instant) -> Statement {
    Statement::any(SWEEP, params![before])
}
