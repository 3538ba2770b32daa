//! The first steps of an organisation: the one-time link to its first admin, and whether the steps are done.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Setup {
        pub organisation: Id,
        pub token_hash: Option<String>,
        pub closed_at: Option<Instant>,
    }
}

statements! {
    INSERT = "INSERT INTO setup (organisation_id, token_hash, closed_at) VALUES ($1, $2, $3)";
    GET = "SELECT organisation_id, token_hash, closed_at FROM setup WHERE organisation_id = $1";
    BY_TOKEN = "SELECT organisation_id, token_hash, closed_at FROM setup WHERE token_hash = $1";
    PUT_TOKEN = "INSERT INTO setup (organisation_id, token_hash) VALUES ($1, $2) \
        ON CONFLICT (organisation_id) DO UPDATE SET token_hash = excluded.token_hash";
    USE_TOKEN = "UPDATE setup SET token_hash = NULL WHERE token_hash = $1";
    CLOSE = "UPDATE setup SET closed_at = $2 WHERE organisation_id = $1 AND closed_at IS NULL";
}

pub fn insert(setup: Setup) -> Statement {
    Statement::one(INSERT, setup.data())
}

pub async fn get(db: &Db, viewer: &Viewer) -> Result<Option<Setup>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation]).await
}

pub async fn by_token(db: &Db, _: &System, token_hash: &str) -> Result<Option<Setup>, DbError> {
    db.fetch_one(BY_TOKEN, params![token_hash]).await
}

/// The link printed before stops working.
pub fn put_token(viewer: &Viewer, token_hash: &str) -> Statement {
    Statement::one(PUT_TOKEN, params![&viewer.organisation, token_hash])
}

/// `Conflict` if somebody else was faster.
pub fn use_token(token_hash: &str) -> Statement {
    Statement::one(USE_TOKEN, params![token_hash])
}

/// The list of first steps is not shown any more; twice is once.
pub fn close(viewer: &Viewer, at: Instant) -> Statement {
    Statement::any(CLOSE, params![&viewer.organisation, at])
}
