//! Second factors of accounts, their recovery codes, and whether an organisation asks its members for one.

use crate::{
    Db, DbError, Statement, System, Viewer,
    db::Row,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct SecondFactor {
        pub account: Id,
        pub organisation: Id,
        /// Encrypted by `app`.
        pub secret_sealed: String,
        /// The last step that was used.
        pub step: i64,
        pub created_at: Instant,
        /// None until a first code was typed.
        pub confirmed_at: Option<Instant>,
    }
}

statements! {
    GET = "SELECT account_id, organisation_id, secret_sealed, step, created_at, confirmed_at FROM second_factor \
        WHERE account_id = $1";
    // One that is in use is not overwritten.
    PUT = "INSERT INTO second_factor (account_id, organisation_id, secret_sealed, step, created_at, confirmed_at) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id) DO UPDATE SET secret_sealed = excluded.secret_sealed, \
        step = excluded.step, created_at = excluded.created_at WHERE second_factor.confirmed_at IS NULL";
    CONFIRM = "UPDATE second_factor SET confirmed_at = $2, step = $3 WHERE account_id = $1 AND confirmed_at IS NULL";
    USE_STEP = "UPDATE second_factor SET step = $2 WHERE account_id = $1 AND step < $2";
    DELETE = "DELETE FROM second_factor WHERE account_id = $1";
    INSERT_CODE = "INSERT INTO recovery_code (account_id, code_hash, organisation_id, used_at) VALUES ($1, $2, $3, NULL)";
    USE_CODE = "UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL";
    DELETE_CODES = "DELETE FROM recovery_code WHERE account_id = $1";
    CODES_LEFT = "SELECT COUNT(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL";
    RULE = "SELECT needs_second_factor FROM sign_in_rule WHERE organisation_id = $1";
    PUT_RULE = "INSERT INTO sign_in_rule (organisation_id, needs_second_factor, updated_at) VALUES ($1, $2, $3) \
        ON CONFLICT (organisation_id) DO UPDATE SET needs_second_factor = excluded.needs_second_factor, \
        updated_at = excluded.updated_at";
}

pub async fn get(db: &Db, _: &System, account: &Id) -> Result<Option<SecondFactor>, DbError> {
    db.fetch_one(GET, params![account]).await
}

/// `Conflict` where one is in use.
pub fn put(factor: SecondFactor) -> Statement {
    Statement::one(PUT, factor.data())
}

/// `Conflict` where there is none to confirm.
pub fn confirm(account: &Id, now: Instant, step: i64) -> Statement {
    Statement::one(CONFIRM, params![account, now, step])
}

/// `Conflict` if that step, or a later one, was used.
pub fn use_step(account: &Id, step: i64) -> Statement {
    Statement::one(USE_STEP, params![account, step])
}

pub fn delete(account: &Id) -> Vec<Statement> {
    vec![Statement::any(DELETE_CODES, params![account]), Statement::any(DELETE, params![account])]
}

/// New recovery codes in place of all before.
pub fn set_codes(account: &Id, organisation: &Id, hashes: &[String]) -> Vec<Statement> {
    let insert = |hash: &String| Statement::one(INSERT_CODE, params![account, hash.as_str(), organisation]);
    let before = Statement::any(DELETE_CODES, params![account]);
    std::iter::once(before).chain(hashes.iter().map(insert)).collect()
}

/// `Conflict` unless it is one of theirs that was not used.
pub fn use_code(account: &Id, hash: &str, now: Instant) -> Statement {
    Statement::one(USE_CODE, params![account, hash, now])
}

pub async fn codes_left(db: &Db, _: &System, account: &Id) -> Result<i64, DbError> {
    db.fetch(CODES_LEFT, params![account]).await?.first_mut().map_or(Ok(0), Row::take)
}

/// Whether members of this organisation need a second factor.
pub async fn are_required(db: &Db, viewer: &Viewer) -> Result<bool, DbError> {
    db.fetch(RULE, params![&viewer.organisation]).await?.first_mut().map_or(Ok(false), Row::take)
}

pub fn put_rule(viewer: &Viewer, needs: bool, now: Instant) -> Statement {
    Statement::one(PUT_RULE, params![&viewer.organisation, needs, now])
}
