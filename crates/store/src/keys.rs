//! API keys; the key itself is kept as a hash.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct ApiKey {
        pub id: Id,
        pub organisation: Id,
        pub name: String,
        pub token_hash: String,
        /// JSON list of words.
        pub scopes: String,
        pub created_at: Instant,
        pub revoked_at: Option<Instant>,
    }
}

statements! {
    INSERT = "INSERT INTO api_key (id, organisation_id, name, token_hash, scopes, created_at, revoked_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    BY_HASH = "SELECT id, organisation_id, name, token_hash, scopes, created_at, revoked_at FROM api_key \
        WHERE token_hash = $1 AND revoked_at IS NULL";
    LIST = "SELECT id, organisation_id, name, token_hash, scopes, created_at, revoked_at FROM api_key \
        WHERE organisation_id = $1 ORDER BY id LIMIT 1000";
    REVOKE = "UPDATE api_key SET revoked_at = $3 WHERE organisation_id = $1 AND id = $2 AND revoked_at IS NULL";
}

pub fn insert(key: ApiKey) -> Statement {
    Statement::one(INSERT, key.data())
}

/// The key of this hash, unless it was revoked.
pub async fn by_hash(db: &Db, _: &System, token_hash: &str) -> Result<Option<ApiKey>, DbError> {
    db.fetch_one(BY_HASH, params![token_hash]).await
}

/// Oldest first, revoked ones too, at most 1 000.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<ApiKey>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

pub fn revoke(viewer: &Viewer, id: &Id, now: Instant) -> Statement {
    Statement::one(REVOKE, params![&viewer.organisation, id, now])
}
