//! Sessions of signed-in members; the token is kept as a hash.

use crate::{
    Db, DbError, Statement, System,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Session {
        pub token_hash: String,
        pub account: Id,
        pub organisation: Id,
        pub person: Id,
        pub created_at: Instant,
        pub expires_at: Instant,
    }
}

statements! {
    INSERT = "INSERT INTO session (token_hash, account_id, organisation_id, person_id, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT token_hash, account_id, organisation_id, person_id, created_at, expires_at FROM session \
        WHERE token_hash = $1 AND expires_at > $2";
    EXTEND = "UPDATE session SET expires_at = $2 WHERE token_hash = $1";
    DELETE = "DELETE FROM session WHERE token_hash = $1";
    DELETE_OF_ACCOUNT = "DELETE FROM session WHERE account_id = $1";
    DELETE_EXPIRED = "DELETE FROM session WHERE expires_at <= $1";
}

pub fn insert(session: Session) -> Statement {
    Statement::one(INSERT, session.data())
}

/// The session, unless it has expired.
pub async fn find(db: &Db, _: &System, token_hash: &str, now: Instant) -> Result<Option<Session>, DbError> {
    db.fetch_one(FIND, params![token_hash, now]).await
}

pub fn extend(token_hash: &str, expires_at: Instant) -> Statement {
    Statement::any(EXTEND, params![token_hash, expires_at])
}

pub fn delete(token_hash: &str) -> Statement {
    Statement::any(DELETE, params![token_hash])
}

/// Signs an account out everywhere, for example after a new password.
pub fn delete_of_account(account: &Id) -> Statement {
    Statement::any(DELETE_OF_ACCOUNT, params![account])
}

pub fn delete_expired(_: &System, now: Instant) -> Statement {
    Statement::any(DELETE_EXPIRED, params![now])
}
