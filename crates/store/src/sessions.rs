//! Sessions of signed-in members; the token is kept as a hash.

use crate::{
    Db, DbError, Permissions, Statement, System, Viewer,
    db::Row,
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
        /// The hour of its last use.
        pub seen_at: Instant,
        /// Browser and system, for example `Firefox, Linux`; empty where they were not recognised.
        pub device: String,
        /// The network it was made from, for example `192.0.2.0/24`; empty where it is not known.
        pub address: String,
    }
}

/// A session with the member behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub account: Id,
    pub organisation: Id,
    pub person: Id,
    pub created_at: Instant,
    pub expires_at: Instant,
    /// The hour of its last use.
    pub seen_at: Instant,
    pub name: String,
    pub email: Option<String>,
    pub language: Option<String>,
    pub zone: Option<String>,
    pub permissions: Permissions,
    /// Their organisation asks for a second factor, and the account has none.
    pub lacks_second_factor: bool,
    /// "Everyone" and the access groups they are listed in.
    pub access: Vec<Id>,
}

impl SignedIn {
    fn decode(row: &mut Row) -> Result<Self, DbError> {
        Ok(Self {
            account: row.take()?,
            organisation: row.take()?,
            person: row.take()?,
            created_at: row.take()?,
            expires_at: row.take()?,
            seen_at: row.take()?,
            name: row.take()?,
            email: row.take()?,
            language: row.take()?,
            zone: row.take()?,
            permissions: Permissions {
                admin: row.take()?,
                builder: row.take()?,
                staff: row.take()?,
                auditor: row.take()?,
            },
            lacks_second_factor: row.take()?,
            access: Vec::new(),
        })
    }
}

statements! {
    INSERT = "INSERT INTO session (token_hash, account_id, organisation_id, person_id, created_at, expires_at, \
        seen_at, device, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OF_ACCOUNT = "SELECT token_hash, account_id, organisation_id, person_id, created_at, expires_at, seen_at, device, address \
        FROM session WHERE account_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, created_at DESC, token_hash LIMIT 200";
    SIGNED_IN = "SELECT s.account_id, s.organisation_id, s.person_id, s.created_at, s.expires_at, s.seen_at, p.name, p.email, \
        p.language, p.zone, m.is_admin, m.is_builder, m.is_staff, m.is_auditor, CAST(CASE WHEN EXISTS (SELECT 1 FROM sign_in_rule u \
        WHERE u.organisation_id = s.organisation_id AND u.needs_second_factor = 1) AND NOT EXISTS (SELECT 1 FROM second_factor w \
        WHERE w.account_id = s.account_id AND w.confirmed_at IS NOT NULL) THEN 1 ELSE 0 END AS BIGINT), g.id FROM session s \
        JOIN member m ON m.person_id = s.person_id AND m.disabled_at IS NULL JOIN person p ON p.id = s.person_id \
        LEFT JOIN access_group g ON g.organisation_id = s.organisation_id AND (g.is_everyone = 1 OR EXISTS \
        (SELECT 1 FROM access_group_member x WHERE x.access_group_id = g.id AND x.person_id = s.person_id)) \
        WHERE s.token_hash = $1 AND s.expires_at > $2";
    EXTEND = "UPDATE session SET expires_at = $2, seen_at = $3 WHERE token_hash = $1";
    DELETE_ONE_OF_ACCOUNT = "DELETE FROM session WHERE account_id = $1 AND token_hash = $2";
    DELETE_OTHERS_OF_ACCOUNT = "DELETE FROM session WHERE account_id = $1 AND token_hash <> $2";
    DELETE = "DELETE FROM session WHERE token_hash = $1";
    DELETE_OF_ACCOUNT = "DELETE FROM session WHERE account_id = $1";
    DELETE_OF_PERSON = "DELETE FROM session WHERE organisation_id = $1 AND person_id = $2";
    DELETE_EXPIRED = "DELETE FROM session WHERE expires_at <= $1";
}

pub fn insert(session: Session) -> Statement {
    Statement::one(INSERT, session.data())
}

/// Who is behind a session that has not expired, unless they may no longer act: everything a request needs to know, in
/// one query.
pub async fn signed_in(
    db: &Db,
    _: &System,
    token_hash: &str,
    now: Instant,
) -> Result<Option<SignedIn>, DbError> {
    let mut found: Option<SignedIn> = None;
    // One row for each access group; else they are alike.
    for mut row in db.fetch(SIGNED_IN, params![token_hash, now]).await? {
        let (signed_in, group) = (SignedIn::decode(&mut row)?, row.take::<Option<Id>>()?);
        found.get_or_insert(signed_in).access.extend(group);
    }
    Ok(found)
}

/// Those of an account that have not expired, last used first, at most 200.
pub async fn of_account(db: &Db, _: &System, account: &Id, now: Instant) -> Result<Vec<Session>, DbError> {
    db.fetch_all(OF_ACCOUNT, params![account, now]).await
}

pub fn extend(token_hash: &str, expires_at: Instant, seen_at: Instant) -> Statement {
    Statement::any(EXTEND, params![token_hash, expires_at, seen_at])
}

pub fn delete(token_hash: &str) -> Statement {
    Statement::any(DELETE, params![token_hash])
}

/// `Conflict` unless the session is of this account and still there.
pub fn delete_one_of_account(account: &Id, token_hash: &str) -> Statement {
    Statement::one(DELETE_ONE_OF_ACCOUNT, params![account, token_hash])
}

/// Signs an account out everywhere but here.
pub fn delete_others_of_account(account: &Id, token_hash: &str) -> Statement {
    Statement::any(DELETE_OTHERS_OF_ACCOUNT, params![account, token_hash])
}

/// Signs an account out everywhere, for example after a new password.
pub fn delete_of_account(account: &Id) -> Statement {
    Statement::any(DELETE_OF_ACCOUNT, params![account])
}

/// Signs a person out everywhere; what else their account opens stays.
pub fn delete_of_person(viewer: &Viewer, person: &Id) -> Statement {
    Statement::any(DELETE_OF_PERSON, params![&viewer.organisation, person])
}

pub fn delete_expired(_: &System, now: Instant) -> Statement {
    Statement::any(DELETE_EXPIRED, params![now])
}
