//! Sessions of people outside, and whom an account may act as there; the token is kept as a hash.

use crate::{
    Db, DbError, Statement, System,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct PortalSession {
        pub token_hash: String,
        pub account: Id,
        pub organisation: Id,
        pub person: Id,
        /// The record acted for; none is all of the person's.
        pub record: Option<Id>,
        /// Stays when the browser is closed.
        pub is_remembered: bool,
        pub created_at: Instant,
        pub expires_at: Instant,
        /// The hour of its last use.
        pub seen_at: Instant,
        pub device: String,
        pub address: String,
    }
}

row! {
    /// A session with whoever is behind it.
    pub struct Entered {
        pub account: Id,
        pub organisation: Id,
        pub person: Id,
        pub record: Option<Id>,
        pub is_remembered: bool,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub seen_at: Instant,
        pub name: String,
        pub email: String,
        pub language: Option<String>,
        pub zone: Option<String>,
        pub record_name: Option<String>,
    }
}

row! {
    /// Somebody an account may act as, and for which record; people in no record have a line without one.
    pub struct Part {
        pub person: Id,
        pub person_name: String,
        pub organisation: Id,
        pub organisation_name: String,
        pub record: Option<Id>,
        pub record_name: Option<String>,
        pub record_kind: Option<String>,
    }
}

statements! {
    INSERT = "INSERT INTO portal_session (token_hash, account_id, organisation_id, person_id, record_id, is_remembered, \
        created_at, expires_at, seen_at, device, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    // Who lost the address, or works for the firm now, is signed out.
    ENTERED = "SELECT s.account_id, s.organisation_id, s.person_id, s.record_id, s.is_remembered, s.created_at, \
        s.expires_at, s.seen_at, p.name, p.email, p.language, p.zone, r.name FROM portal_session s \
        JOIN account a ON a.id = s.account_id JOIN person p ON p.id = s.person_id AND p.email = a.email \
        LEFT JOIN record r ON r.id = s.record_id WHERE s.token_hash = $1 AND s.expires_at > $2 \
        AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = p.id)";
    OF_ACCOUNT = "SELECT token_hash, account_id, organisation_id, person_id, record_id, is_remembered, created_at, \
        expires_at, seen_at, device, address FROM portal_session WHERE account_id = $1 AND expires_at > $2 \
        ORDER BY seen_at DESC, created_at DESC, token_hash LIMIT 200";
    EXTEND = "UPDATE portal_session SET expires_at = $2, seen_at = $3 WHERE token_hash = $1";
    ACT_AS = "UPDATE portal_session SET organisation_id = $3, person_id = $4, record_id = $5 \
        WHERE token_hash = $1 AND account_id = $2";
    DELETE = "DELETE FROM portal_session WHERE token_hash = $1";
    DELETE_ONE_OF_ACCOUNT = "DELETE FROM portal_session WHERE account_id = $1 AND token_hash = $2";
    DELETE_OTHERS_OF_ACCOUNT = "DELETE FROM portal_session WHERE account_id = $1 AND token_hash <> $2";
    DELETE_EXPIRED = "DELETE FROM portal_session WHERE expires_at <= $1";
    PARTS = "SELECT DISTINCT p.id, p.name, p.organisation_id, o.name, r.id, r.name, r.kind FROM person p \
        JOIN organisation o ON o.id = p.organisation_id \
        LEFT JOIN contact c ON c.person_id = p.id LEFT JOIN record r ON r.id = c.record_id \
        WHERE p.email = $1 AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = p.id) \
        ORDER BY 4, 2, 1, 6, 5 LIMIT 200";
}

pub fn insert(session: PortalSession) -> Statement {
    Statement::one(INSERT, session.data())
}

/// Who is behind a session that has not expired.
pub async fn entered(
    db: &Db,
    _: &System,
    token_hash: &str,
    now: Instant,
) -> Result<Option<Entered>, DbError> {
    db.fetch_one(ENTERED, params![token_hash, now]).await
}

/// Those of an account that have not expired, last used first, at most 200.
pub async fn of_account(
    db: &Db,
    _: &System,
    account: &Id,
    now: Instant,
) -> Result<Vec<PortalSession>, DbError> {
    db.fetch_all(OF_ACCOUNT, params![account, now]).await
}

pub fn extend(token_hash: &str, expires_at: Instant, seen_at: Instant) -> Statement {
    Statement::any(EXTEND, params![token_hash, expires_at, seen_at])
}

/// `Conflict` unless the session is of this account and still there.
pub fn act_as(token_hash: &str, account: &Id, part: &Part) -> Statement {
    Statement::one(
        ACT_AS,
        params![token_hash, account, &part.organisation, &part.person, part.record.as_ref()],
    )
}

pub fn delete(token_hash: &str) -> Statement {
    Statement::any(DELETE, params![token_hash])
}

/// `Conflict` unless the session is of this account and still there.
pub fn delete_one_of_account(account: &Id, token_hash: &str) -> Statement {
    Statement::one(DELETE_ONE_OF_ACCOUNT, params![account, token_hash])
}

pub fn delete_others_of_account(account: &Id, token_hash: &str) -> Statement {
    Statement::any(DELETE_OTHERS_OF_ACCOUNT, params![account, token_hash])
}

pub fn delete_expired(_: &System, now: Instant) -> Statement {
    Statement::any(DELETE_EXPIRED, params![now])
}

/// Everybody outside with this address, in each record they are a contact of; at most 200 lines, by organisation,
/// person and record.
pub async fn parts(db: &Db, _: &System, address: &str) -> Result<Vec<Part>, DbError> {
    db.fetch_all(PARTS, params![address]).await
}
