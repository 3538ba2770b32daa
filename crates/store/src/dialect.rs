//! What truly differs between SQLite and PostgreSQL: claiming work, telling other processes. (The flow writer's own
//! text is in `writer`.)

use crate::{
    Db,
    db::{Datum, Driver},
};
use model::Id;
use serde_json::Value as Json;

/// One intention, two texts.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl Pair {
    /// The same for both, put together once in the life of the process.
    pub(crate) fn same(text: &str) -> Self {
        let text: &'static str = text.to_owned().leak();
        Self { sqlite: text, postgres: text }
    }

    /// The text for this database.
    pub(crate) fn text(&self, db: &Db) -> &'static str {
        match &db.driver {
            Driver::Sqlite(_) => self.sqlite,
            Driver::Postgres(_) => self.postgres,
        }
    }
}

/// Condition behind a column: it is one of a [`list`], which stands in `$n`. Looked up one by one, however few rows
/// PostgreSQL knew of when it first read the statement.
macro_rules! listed {
    (sqlite, $n:literal) => {
        concat!(" IN (SELECT j.value FROM json_each(", $n, ") j)")
    };
    (postgres, $n:literal) => {
        concat!(" = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(CAST(", $n, " AS TEXT) AS jsonb))))")
    };
}

pub(crate) use listed;

/// Ids as one parameter.
pub(crate) fn list<'a>(ids: impl Iterator<Item = &'a Id>) -> Datum {
    list_of(ids.map(Id::as_str))
}

/// Texts as one parameter.
pub(crate) fn list_of<'a>(texts: impl Iterator<Item = &'a str>) -> Datum {
    Json::from_iter(texts).to_string().into()
}

/// `$1` now, `$2` end of the lease, `$3` limit, `$4` kind. SQLite has one writer, so nothing needs to be skipped there.
macro_rules! claim_outbox {
    ($lock:literal) => {
        concat!(
            "UPDATE outbox SET attempts = attempts + 1, not_before = $2 WHERE id IN (SELECT id FROM outbox \
             WHERE kind = $4 AND done_at IS NULL AND failed_at IS NULL AND not_before <= $1 ORDER BY not_before, id LIMIT $3",
            $lock,
            ") RETURNING id, organisation_id, kind, flow_id, reference, created_at, not_before, attempts, \
             last_error, done_at, failed_at, message_id"
        )
    };
}

pub(crate) const CLAIM_OUTBOX: Pair =
    Pair { sqlite: claim_outbox!(""), postgres: claim_outbox!(" FOR UPDATE SKIP LOCKED") };

/// One row if migrations have ever run.
pub(crate) const IS_MIGRATED: Pair = Pair {
    sqlite: "SELECT CAST(1 AS BIGINT) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'",
    postgres: "SELECT CAST(1 AS BIGINT) WHERE to_regclass('schema_migration') IS NOT NULL",
};

/// Where processes tell each other what has changed.
pub(crate) const CHANNEL: &str = "baton_changes";

/// `$1` the text. SQLite belongs to one process, so nobody is told.
pub(crate) const TELL: Pair =
    Pair { sqlite: "SELECT $1 WHERE 1 = 0", postgres: "SELECT CAST(pg_notify('baton_changes', $1) AS TEXT)" };

pub(crate) const PAIRS: &[&Pair] = &[&CLAIM_OUTBOX, &IS_MIGRATED, &TELL];
