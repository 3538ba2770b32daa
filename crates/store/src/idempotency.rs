//! Answers kept for 8 days, so that the same key gets the same answer. Written in the transaction of the act.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Answer {
        pub organisation: Id,
        /// Whose key it is; two actors may use the same.
        pub actor: String,
        pub key: String,
        pub route: String,
        /// The same key with another body is refused.
        pub body_hash: String,
        /// HTTP status.
        pub status: i64,
        pub answer: String,
        pub expires_at: Instant,
    }
}

statements! {
    INSERT = "INSERT INTO idempotency (organisation_id, actor, idempotency_key, route, body_hash, status, answer, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    GET = "SELECT organisation_id, actor, idempotency_key, route, body_hash, status, answer, expires_at FROM idempotency \
        WHERE organisation_id = $1 AND actor = $2 AND idempotency_key = $3";
    SWEEP = "DELETE FROM idempotency WHERE expires_at <= $1";
}

/// `Unique` (table `idempotency`) if the key was used meanwhile: read its answer.
pub fn insert(answer: Answer) -> Statement {
    Statement::one(INSERT, answer.data())
}

pub async fn get(db: &Db, viewer: &Viewer, actor: &str, key: &str) -> Result<Option<Answer>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, actor, key]).await
}

pub fn sweep(_: &System, now: Instant) -> Statement {
    Statement::any(SWEEP, params![now])
}
