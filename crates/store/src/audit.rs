//! The audit log of an organisation: acts of admins, chained like a flow's log. `app` makes the hashes.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct AuditRow {
        pub organisation: Id,
        /// From 1, without gaps.
        pub seq: i64,
        pub actor: String,
        pub at: Instant,
        /// For example `member.added`.
        pub act: String,
        /// Id or key of what it was done to.
        pub subject: String,
        /// JSON.
        pub details: String,
        pub hash: String,
        pub previous_hash: String,
    }
}

statements! {
    INSERT = "INSERT INTO audit_log (organisation_id, seq, actor, at, act, subject, details, hash, previous_hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LAST = "SELECT organisation_id, seq, actor, at, act, subject, details, hash, previous_hash FROM audit_log \
        WHERE organisation_id = $1 ORDER BY seq DESC LIMIT 1";
    LIST = "SELECT organisation_id, seq, actor, at, act, subject, details, hash, previous_hash FROM audit_log \
        WHERE organisation_id = $1 AND seq > $2 ORDER BY seq LIMIT 1000";
    FIND = "SELECT organisation_id, seq, actor, at, act, subject, details, hash, previous_hash FROM audit_log \
        WHERE organisation_id = $1 AND seq < $2 AND ($3 = '' OR actor LIKE $3) AND ($4 = '' OR act = $4) \
        ORDER BY seq DESC LIMIT $5";
}

/// Which entries, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditFilter {
    pub before: i64,
    /// A pattern of LIKE for the actor's text; empty for all.
    pub actor: String,
    /// Empty for all.
    pub act: String,
    pub limit: i64,
}

/// `Unique` (table `audit_log`) if somebody else appended meanwhile: read the last row again.
pub fn append(row: AuditRow) -> Statement {
    Statement::one(INSERT, row.data())
}

pub async fn last(db: &Db, viewer: &Viewer) -> Result<Option<AuditRow>, DbError> {
    db.fetch_one(LAST, params![&viewer.organisation]).await
}

/// Rows after `seq`, 1 000 at a time.
pub async fn list(db: &Db, viewer: &Viewer, seq: i64) -> Result<Vec<AuditRow>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation, seq]).await
}

/// Newest first.
pub async fn find(db: &Db, viewer: &Viewer, filter: &AuditFilter) -> Result<Vec<AuditRow>, DbError> {
    let AuditFilter { before, actor, act, limit } = filter;
    db.fetch_all(FIND, params![&viewer.organisation, *before, actor.as_str(), act.as_str(), *limit]).await
}
