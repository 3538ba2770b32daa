//! The log of a flow: rows in order, the values beside them, and one row by its command.

use crate::{
    Db, DbError, System, Viewer,
    row::{params, row, statements},
    viewer::visible_flow,
};
use model::{Id, Instant};

row! {
    /// One command and the events it made.
    pub struct LogRow {
        pub seq: i64,
        pub command_id: Id,
        /// JSON or a word, as `app` writes it.
        pub actor: String,
        pub at: Instant,
        /// JSON list.
        pub events: String,
        pub hash: String,
        pub previous_hash: String,
    }
}

row! {
    /// Values and salts the log row of this number commits to: `{path: [salt, value]}`.
    pub struct ValueRow {
        pub seq: i64,
        pub entries: String,
    }
}

macro_rules! entry {
    ($tail:literal) => {
        concat!(
            "SELECT l.seq, l.command_id, l.actor, l.at, l.events, l.hash, l.previous_hash \
             FROM flow_log l JOIN flow f ON f.id = l.flow_id WHERE l.flow_id = $4 AND ",
            visible_flow!(by key),
            $tail
        )
    };
}

statements! {
    IDS = "SELECT flow_id FROM flow_log WHERE organisation_id = $1 AND seq = 1 AND flow_id > $2 ORDER BY flow_id LIMIT 500";
    WITHOUT_BEGINNING = "SELECT f.id FROM flow f WHERE f.organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM flow_log l \
        WHERE l.flow_id = f.id AND l.seq = 1 AND l.organisation_id = $1) ORDER BY f.id LIMIT 500";
    LOG = entry!(" AND l.seq > $5 ORDER BY l.seq LIMIT $6");
    COMMAND = entry!(" AND l.command_id = $5");
    VALUES = concat!("SELECT x.seq, x.entries FROM flow_value x JOIN flow f ON f.id = x.flow_id WHERE x.flow_id = $4 AND ",
        visible_flow!(by key), " AND x.seq > $5 ORDER BY x.seq LIMIT $6");
}

/// Most log rows one call returns.
pub const LOG_MAX: u32 = 1_000;

/// Flows that [`ids`] does not name, for the first entry of their log is missing or another organisation's; at most 500. Walks
/// all flows there are: for checks after a restore.
pub async fn without_beginning(db: &Db, _: &System, organisation: &Id) -> Result<Vec<Id>, DbError> {
    let rows = db.fetch(WITHOUT_BEGINNING, params![organisation]).await?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Every flow of an organisation, 500 at a time, for checking their logs.
pub async fn ids(db: &Db, _: &System, organisation: &Id, after: Option<&Id>) -> Result<Vec<Id>, DbError> {
    let after = after.map_or("", Id::as_str);
    let rows = db.fetch(IDS, params![organisation, after]).await?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Rows after `seq` (0 for all), oldest first, at most `limit` and never more than [`LOG_MAX`].
pub async fn log(db: &Db, viewer: &Viewer, flow: &Id, seq: i64, limit: u32) -> Result<Vec<LogRow>, DbError> {
    db.fetch_all(LOG, viewer.with(params![flow, seq, i64::from(limit.min(LOG_MAX))])).await
}

/// The row a command made, for answering the same command again.
pub async fn command(
    db: &Db,
    viewer: &Viewer,
    flow: &Id,
    command_id: &Id,
) -> Result<Option<LogRow>, DbError> {
    db.fetch_one(COMMAND, viewer.with(params![flow, command_id])).await
}

/// Values beside the log after `seq`, bounded as `log`.
pub async fn values(
    db: &Db,
    viewer: &Viewer,
    flow: &Id,
    seq: i64,
    limit: u32,
) -> Result<Vec<ValueRow>, DbError> {
    db.fetch_all(VALUES, viewer.with(params![flow, seq, i64::from(limit.min(LOG_MAX))])).await
}
