//! What was done to records: their history besides that of their flows.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
    viewer::{one_and_merged, visible_flow},
};
use model::{Id, Instant};

row! {
    pub struct RecordEvent {
        pub id: Id,
        pub organisation: Id,
        pub record: Id,
        pub at: Instant,
        /// JSON, as in the log of a flow.
        pub actor: String,
        /// `created`, `edited`, …
        pub act: String,
        /// JSON object: ids, keys of fields, words.
        pub details: String,
    }
}

statements! {
    INSERT = "INSERT INTO record_event (id, organisation_id, record_id, at, actor, act, details) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    BEFORE = concat!("SELECT e.id, e.organisation_id, e.record_id, e.at, e.actor, e.act, e.details FROM record_event e \
        JOIN record m ON m.id = e.record_id WHERE e.organisation_id = $1 AND m.id IN (", one_and_merged!("$2"), ") \
        AND (e.at, e.id) < ($3, $4) ORDER BY e.at DESC, e.id DESC LIMIT $5");
    SINCE = "SELECT id, organisation_id, record_id, at, actor, act, details FROM record_event \
        WHERE organisation_id = $1 AND record_id = $2 AND at > $3 ORDER BY at, id LIMIT 100";
    // Flows of the record as they began and ended.
    FLOWS_BEGAN = concat!("SELECT f.id, f.template_key, f.template_version, f.status, f.started_at, f.ended_at FROM record o \
        CROSS JOIN flow f WHERE ", visible_flow!(), " AND o.id IN (", one_and_merged!("$4"), ") AND f.record_id = o.id \
        AND (f.started_at, f.id) < ($5, $6) ORDER BY f.started_at DESC, f.id DESC LIMIT $7");
    FLOWS_ENDED = concat!("SELECT f.id, f.template_key, f.template_version, f.status, f.started_at, f.ended_at FROM record o \
        CROSS JOIN flow f WHERE ", visible_flow!(), " AND o.id IN (", one_and_merged!("$4"), ") AND f.record_id = o.id \
        AND f.ended_at IS NOT NULL AND (f.ended_at, f.id) < ($5, $6) ORDER BY f.ended_at DESC, f.id DESC LIMIT $7");
}

row! {
    /// A flow as the history of its record names it.
    pub struct FlowSpan {
        pub flow: Id,
        pub template_key: String,
        pub template_version: i64,
        pub status: String,
        pub started_at: Instant,
        pub ended_at: Option<Instant>,
    }
}

/// Where a page of history ends: instant and id.
pub type Place<'a> = (Instant, &'a str);

pub fn insert(event: RecordEvent) -> Statement {
    Statement::one(INSERT, event.data())
}

/// Of a record the viewer was shown and of those merged into it, newest first.
pub async fn before(
    db: &Db,
    viewer: &Viewer,
    record: &Id,
    (at, id): Place<'_>,
    limit: u32,
) -> Result<Vec<RecordEvent>, DbError> {
    db.fetch_all(BEFORE, params![&viewer.organisation, record, at, id, i64::from(limit)]).await
}

/// What has happened since, oldest first, at most 100.
pub async fn since(db: &Db, viewer: &Viewer, record: &Id, at: Instant) -> Result<Vec<RecordEvent>, DbError> {
    db.fetch_all(SINCE, params![&viewer.organisation, record, at]).await
}

/// Flows the viewer sees of a record they were shown, by their beginning, newest first.
pub async fn flows_began(
    db: &Db,
    viewer: &Viewer,
    record: &Id,
    (at, id): Place<'_>,
    limit: u32,
) -> Result<Vec<FlowSpan>, DbError> {
    db.fetch_all(FLOWS_BEGAN, viewer.with(params![record, at, id, i64::from(limit)])).await
}

/// The same by their end, those that have ended.
pub async fn flows_ended(
    db: &Db,
    viewer: &Viewer,
    record: &Id,
    (at, id): Place<'_>,
    limit: u32,
) -> Result<Vec<FlowSpan>, DbError> {
    db.fetch_all(FLOWS_ENDED, viewer.with(params![record, at, id, i64::from(limit)])).await
}
