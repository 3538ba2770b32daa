//! Half-filled forms, one per assignment. Not flow events.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Draft {
        pub assignment: Id,
        pub organisation: Id,
        /// JSON object of what was typed.
        pub entries: String,
        pub updated_at: Instant,
    }
}

statements! {
    PUT = "INSERT INTO draft (assignment_id, organisation_id, entries, updated_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (assignment_id) DO UPDATE SET entries = excluded.entries, updated_at = excluded.updated_at";
    GET = "SELECT assignment_id, organisation_id, entries, updated_at FROM draft \
        WHERE organisation_id = $1 AND assignment_id = $2";
    DELETE = "DELETE FROM draft WHERE organisation_id = $1 AND assignment_id = $2";
    SWEEP = "DELETE FROM draft WHERE updated_at < $1";
}

pub fn put(draft: Draft) -> Statement {
    Statement::one(PUT, draft.data())
}

pub async fn get(db: &Db, viewer: &Viewer, assignment: &Id) -> Result<Option<Draft>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, assignment]).await
}

pub fn delete(viewer: &Viewer, assignment: &Id) -> Statement {
    Statement::any(DELETE, params![&viewer.organisation, assignment])
}

/// Untouched since `before`.
pub fn sweep(_: &System, before: Instant) -> Statement {
    Statement::any(SWEEP, params![before])
}
