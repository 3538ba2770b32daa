//! Accounts: sign-ins, one per address and server, linked to persons of any number of organisations.

use crate::{
    Db, DbError, Statement, System,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Account {
        pub id: Id,
        pub email: String,
        /// argon2id in PHC form; none until the password link was used.
        pub password_hash: Option<String>,
        pub created_at: Instant,
    }
}

row! {
    /// A person an account may act as.
    pub struct AccountPerson {
        pub account: Id,
        pub person: Id,
        pub organisation: Id,
    }
}

row! {
    /// A one-time way to set a password; kept as a hash.
    pub struct PasswordLink {
        pub token_hash: String,
        pub organisation: Id,
        pub account: Id,
        pub expires_at: Instant,
        pub used_at: Option<Instant>,
    }
}

statements! {
    INSERT = "INSERT INTO account (id, email, password_hash, created_at) VALUES ($1, $2, $3, $4)";
    GET = "SELECT id, email, password_hash, created_at FROM account WHERE id = $1";
    BY_EMAIL = "SELECT id, email, password_hash, created_at FROM account WHERE email = $1";
    OF_PERSON = "SELECT a.id, a.email, a.password_hash, a.created_at FROM account a \
        JOIN account_person x ON x.account_id = a.id WHERE x.person_id = $1 ORDER BY a.id LIMIT 1";
    SET_PASSWORD = "UPDATE account SET password_hash = $2 WHERE id = $1";
    LINK = "INSERT INTO account_person (account_id, person_id, organisation_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    PERSONS = "SELECT x.account_id, x.person_id, x.organisation_id FROM account_person x \
        JOIN member m ON m.person_id = x.person_id AND m.disabled_at IS NULL \
        WHERE x.account_id = $1 ORDER BY x.organisation_id, x.person_id LIMIT 200";
    INSERT_PASSWORD_LINK = "INSERT INTO password_link (token_hash, organisation_id, account_id, expires_at, used_at) \
        VALUES ($1, $2, $3, $4, $5)";
    PASSWORD_LINK = "SELECT token_hash, organisation_id, account_id, expires_at, used_at FROM password_link \
        WHERE token_hash = $1";
    VOID_PASSWORD_LINKS = "UPDATE password_link SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL";
    USE_PASSWORD_LINK = "UPDATE password_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
}

/// `Unique` if the address has an account.
pub fn insert(account: Account) -> Statement {
    Statement::one(INSERT, account.data())
}

pub async fn get(db: &Db, _: &System, id: &Id) -> Result<Option<Account>, DbError> {
    db.fetch_one(GET, params![id]).await
}

pub async fn by_email(db: &Db, _: &System, email: &str) -> Result<Option<Account>, DbError> {
    db.fetch_one(BY_EMAIL, params![email]).await
}

pub async fn of_person(db: &Db, _: &System, person: &Id) -> Result<Option<Account>, DbError> {
    db.fetch_one(OF_PERSON, params![person]).await
}

pub fn set_password(account: &Id, password_hash: &str) -> Statement {
    Statement::one(SET_PASSWORD, params![account, password_hash])
}

/// Lets an account act as a person; twice is once.
pub fn link(link: AccountPerson) -> Statement {
    Statement::any(LINK, link.data())
}

/// Whom the account may act as: members who are not disabled.
pub async fn persons(db: &Db, _: &System, account: &Id) -> Result<Vec<AccountPerson>, DbError> {
    db.fetch_all(PERSONS, params![account]).await
}

pub fn insert_password_link(link: PasswordLink) -> Statement {
    Statement::one(INSERT_PASSWORD_LINK, link.data())
}

pub async fn password_link(db: &Db, _: &System, token_hash: &str) -> Result<Option<PasswordLink>, DbError> {
    db.fetch_one(PASSWORD_LINK, params![token_hash]).await
}

/// Links given out so far stop working. Before a new one is inserted.
pub fn void_password_links(account: &Id, now: Instant) -> Statement {
    Statement::any(VOID_PASSWORD_LINKS, params![account, now])
}

/// Uses the link up; `Conflict` if it was used or has expired. In one transaction with `set_password`.
pub fn use_password_link(token_hash: &str, now: Instant) -> Statement {
    Statement::one(USE_PASSWORD_LINK, params![token_hash, now])
}
