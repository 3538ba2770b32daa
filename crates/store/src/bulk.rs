//! One act for many records: what was asked for, how far it has come, and what came of each record.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum BulkAct {
        Start = "start",
        Message = "message",
    }
}

words! {
    pub enum BulkStatus {
        /// Looking at each record; nothing is done.
        Checking = "checking",
        Checked = "checked",
        Running = "running",
        Done = "done",
        Cancelled = "cancelled",
    }
}

words! {
    pub enum RowState {
        Ready = "ready",
        /// Something is missing: it is passed over.
        Lacking = "lacking",
        Done = "done",
        Failed = "failed",
    }
}

row! {
    pub struct Bulk {
        pub id: Id,
        pub organisation: Id,
        pub act: BulkAct,
        /// Of the records.
        pub kind: String,
        /// Who asked for it; `None` for a key.
        pub person: Option<Id>,
        pub key: Option<Id>,
        pub language: String,
        /// JSON, as `app` has it.
        pub what: String,
        /// JSON, as `app` has it.
        pub selection: String,
        /// Where the selection goes on, as `app` has it.
        pub walked: String,
        pub status: BulkStatus,
        pub total: i64,
        pub ready: i64,
        pub lacking: i64,
        pub done: i64,
        pub failed: i64,
        /// Place of the last row that was carried out.
        pub carried_to: i64,
        pub turn: i64,
        pub created_at: Instant,
        pub finished_at: Option<Instant>,
    }
}

row! {
    pub struct BulkRow {
        pub bulk: Id,
        pub place: i64,
        pub organisation: Id,
        pub record: Id,
        pub state: RowState,
        pub result: Option<Id>,
        /// JSON list of texts.
        pub problems: String,
    }
}

row! {
    /// A row with what its record is called, where whoever looks may see it.
    pub struct NamedRow {
        pub place: i64,
        pub record: Id,
        pub name: Option<String>,
        pub state: RowState,
        pub result: Option<Id>,
        pub problems: String,
    }
}

macro_rules! bulk {
    ($tail:literal) => {
        concat!(
            "SELECT id, organisation_id, act, kind, person_id, key_id, language, what, selection, walked, status, total, \
             ready, lacking, done, failed, carried_to, turn, created_at, finished_at FROM bulk WHERE ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO bulk (id, organisation_id, act, kind, person_id, key_id, language, what, selection, walked, \
        status, total, ready, lacking, done, failed, carried_to, turn, created_at, finished_at) VALUES ($1, $2, $3, $4, \
        $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    STEER = "UPDATE bulk SET walked = $3, status = $4, total = $5, ready = $6, lacking = $7, done = $8, failed = $9, \
        carried_to = $10, turn = $11 + 1, finished_at = $12 WHERE organisation_id = $1 AND id = $2 AND turn = $11 \
        AND status = $13";
    INSERT_ROW = "INSERT INTO bulk_row (bulk_id, place, organisation_id, record_id, state, result_id, problems) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SETTLE_ROW = "UPDATE bulk_row SET state = $3, result_id = $4, problems = $5 WHERE bulk_id = $1 AND place = $2 \
        AND state = 'ready'";
    SHOW = bulk!("organisation_id = $1 AND id = $2");
    NEWEST = bulk!("organisation_id = $1 AND ($2 = '*' OR person_id = $3) ORDER BY created_at DESC, id DESC LIMIT 10");
    ACTIVE = bulk!("status IN ('checking', 'running') ORDER BY created_at, id LIMIT 20");
    KNOWN = "SELECT record_id FROM bulk_row WHERE bulk_id = $1 AND record_id = $2";
    READY = "SELECT bulk_id, place, organisation_id, record_id, state, result_id, problems FROM bulk_row \
        WHERE bulk_id = $1 AND state = 'ready' AND place > $2 ORDER BY place LIMIT $3";
    ROWS = "SELECT b.place, b.record_id, r.name, b.state, b.result_id, b.problems FROM bulk_row b \
        LEFT JOIN record r ON r.id = b.record_id WHERE b.organisation_id = $1 AND b.bulk_id = $2 AND b.place > $3 \
        ORDER BY b.place LIMIT $4";
    ROWS_OF = "SELECT b.place, b.record_id, r.name, b.state, b.result_id, b.problems FROM bulk_row b \
        LEFT JOIN record r ON r.id = b.record_id WHERE b.organisation_id = $1 AND b.bulk_id = $2 AND b.place > $3 \
        AND b.state = $5 ORDER BY b.place LIMIT $4";
    OLD_ROWS = "DELETE FROM bulk_row WHERE bulk_id IN (SELECT b.id FROM bulk b WHERE b.created_at < $1 \
        AND b.status NOT IN ('checking', 'running'))";
    OLD = "DELETE FROM bulk WHERE created_at < $1 AND status NOT IN ('checking', 'running')";
}

pub fn insert(new: Bulk) -> Statement {
    Statement::one(INSERT, new.data())
}

/// Writes what may change of it. `Conflict` if somebody else has taken it further, or it is not at `was` any more.
pub fn steer(bulk: &Bulk, was: BulkStatus) -> Statement {
    let mut data = params![&bulk.organisation, &bulk.id, bulk.walked.as_str(), bulk.status, bulk.total];
    data.extend(params![bulk.ready, bulk.lacking, bulk.done, bulk.failed, bulk.carried_to, bulk.turn]);
    data.extend(params![bulk.finished_at, was]);
    Statement::one(STEER, data)
}

pub fn insert_row(row: BulkRow) -> Statement {
    Statement::one(INSERT_ROW, row.data())
}

/// `Conflict` if it was settled before.
pub fn settle_row(row: BulkRow) -> Statement {
    Statement::one(SETTLE_ROW, params![&row.bulk, row.place, row.state, row.result, row.problems])
}

pub async fn show(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Bulk>, DbError> {
    db.fetch_one(SHOW, params![&viewer.organisation, id]).await
}

/// The viewer's own, and everybody's for whoever sees all; the last ten.
pub async fn newest(db: &Db, viewer: &Viewer) -> Result<Vec<Bulk>, DbError> {
    let person = viewer.person.as_ref();
    db.fetch_all(NEWEST, params![&viewer.organisation, viewer.access.text(), person]).await
}

/// Of all organisations, oldest first, at most 20.
pub async fn active(db: &Db, _: &System) -> Result<Vec<Bulk>, DbError> {
    db.fetch_all(ACTIVE, params![]).await
}

/// Whether the selection has met this record before.
pub async fn knows(db: &Db, bulk: &Bulk, record: &Id) -> Result<bool, DbError> {
    Ok(!db.fetch(KNOWN, params![&bulk.id, record]).await?.is_empty())
}

/// Rows still to be carried out, in order.
pub async fn ready(db: &Db, bulk: &Bulk, limit: u32) -> Result<Vec<BulkRow>, DbError> {
    db.fetch_all(READY, params![&bulk.id, bulk.carried_to, i64::from(limit)]).await
}

/// Rows in order, all or of one state. Whoever may see the act sees what its records are called.
pub async fn rows(
    db: &Db,
    viewer: &Viewer,
    bulk: &Id,
    state: Option<RowState>,
    (after, limit): (i64, u32),
) -> Result<Vec<NamedRow>, DbError> {
    let mut data = params![&viewer.organisation, bulk, after, i64::from(limit)];
    match state {
        Some(state) => {
            data.extend(params![state]);
            db.fetch_all(ROWS_OF, data).await
        }
        None => db.fetch_all(ROWS, data).await,
    }
}

/// What was asked for before then goes, unless it is under way.
pub fn sweep(_: &System, before: Instant) -> Vec<Statement> {
    vec![Statement::any(OLD_ROWS, params![before]), Statement::any(OLD, params![before])]
}
