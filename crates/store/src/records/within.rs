//! What lies in the flows of a record: files, messages, and the flows that are to be told of a change.

use crate::{
    Db, DbError, Statement, Viewer,
    db::Row,
    row::{Columns, params, row, statements},
    viewer::{one_and_merged, visible_flow},
};
use model::{Id, Instant};

row! {
    /// A file with the flow it was given in.
    pub struct RecordFile {
        pub id: Id,
        pub name: String,
        pub size_bytes: i64,
        pub media_type: String,
        pub audience: String,
        pub is_erased: bool,
        pub giver: Option<String>,
        pub created_at: Instant,
        pub flow: Id,
        pub template_key: String,
        pub template_version: i64,
    }
}

row! {
    /// A message with the flow it was written in.
    pub struct RecordMessage {
        pub id: Id,
        pub thread: String,
        pub author: Option<Id>,
        pub author_name: String,
        pub body: String,
        pub created_at: Instant,
        pub flow: Id,
        pub template_key: String,
        pub template_version: i64,
    }
}

row! {
    /// A step that changed a record, once.
    pub struct Errand {
        pub flow: Id,
        pub step: String,
        pub attempt: i64,
        pub organisation: Id,
        pub record: Id,
        pub done_at: Instant,
    }
}

// CROSS JOIN: without statistics a planner would walk all flows there are to find those of one record.
statements! {
    FILES = concat!("SELECT d.id, d.name, d.size_bytes, d.media_type, d.audience, \
        CAST(CASE WHEN d.state = 'erased' THEN 1 ELSE 0 END AS BIGINT), p.name, d.created_at, f.id, f.template_key, \
        f.template_version FROM record o CROSS JOIN file d JOIN flow f ON f.id = d.flow_id \
        LEFT JOIN person p ON p.id = d.giver_id WHERE o.id IN (", one_and_merged!("$4"), ") AND d.record_id = o.id \
        AND d.id < $5 AND d.state IN ('kept', 'erased') AND ", visible_flow!(), " ORDER BY d.id DESC LIMIT $6");
    // A record may have many flows: those started last are looked through.
    MESSAGES = concat!("SELECT m.id, m.thread, m.author_id, m.author_name, m.body, m.created_at, m.flow_id, n.template_key, \
        n.template_version FROM (SELECT f.id, f.template_key, f.template_version FROM record o CROSS JOIN flow f \
        WHERE o.id IN (", one_and_merged!("$4"), ") AND f.record_id = o.id AND ", visible_flow!(),
        " ORDER BY f.started_at DESC LIMIT 200) n JOIN message m ON m.flow_id = n.id WHERE m.id < $5 \
        ORDER BY m.id DESC LIMIT $6");
    TO_TELL = concat!("SELECT f.id FROM flow f WHERE f.organisation_id || '' = $1 AND f.status || '' IN ('running', 'paused') AND f.id > $3 \
        AND f.record_id IN (", one_and_merged!("$2"), ") ORDER BY f.id LIMIT $4");
    MOVE_FLOWS = concat!("UPDATE flow SET access_group_id = $3 WHERE organisation_id || '' = $1 \
        AND record_id IN (", one_and_merged!("$2"), ")");
    ERRAND = "SELECT flow_id, step_key, attempt, organisation_id, record_id, done_at FROM record_errand \
        WHERE flow_id = $1 AND step_key = $2 AND attempt = $3";
    INSERT_ERRAND = "INSERT INTO record_errand (flow_id, step_key, attempt, organisation_id, record_id, done_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
}

/// Behind every id.
const AFTER_ALL: &str = "\u{10ffff}";

/// Given in flows the viewer sees, newest first: `before` is the last id read.
pub async fn files(
    db: &Db,
    viewer: &Viewer,
    record: &Id,
    before: Option<&Id>,
    limit: u32,
) -> Result<Vec<RecordFile>, DbError> {
    let before = before.map_or(AFTER_ALL, Id::as_str);
    db.fetch_all(FILES, viewer.with(params![record, before, i64::from(limit)])).await
}

/// Written in flows the viewer sees, newest first: `before` is the last id read.
pub async fn messages(
    db: &Db,
    viewer: &Viewer,
    record: &Id,
    before: Option<&Id>,
    limit: u32,
) -> Result<Vec<RecordMessage>, DbError> {
    let before = before.map_or(AFTER_ALL, Id::as_str);
    db.fetch_all(MESSAGES, viewer.with(params![record, before, i64::from(limit)])).await
}

/// Flows of the record that have not ended, by id: `after` is the last one told.
pub async fn to_tell(
    db: &Db,
    viewer: &Viewer,
    record: &Id,
    after: &str,
    limit: u32,
) -> Result<Vec<Id>, DbError> {
    let rows = db.fetch(TO_TELL, params![&viewer.organisation, record, after, i64::from(limit)]).await?;
    rows.into_iter().map(|mut row: Row| row.take()).collect()
}

/// Whoever sees the record sees its flows.
pub fn move_flows(viewer: &Viewer, record: &Id, access_group: &Id) -> Statement {
    Statement::any(MOVE_FLOWS, params![&viewer.organisation, record, access_group])
}

/// Whether a step has changed its record already.
pub async fn errand(db: &Db, flow: &Id, step: &str, attempt: i64) -> Result<Option<Errand>, DbError> {
    db.fetch_one(ERRAND, params![flow, step, attempt]).await
}

/// `Unique` if it has.
pub fn insert_errand(errand: Errand) -> Statement {
    Statement::one(INSERT_ERRAND, errand.data())
}
