//! Start Links sent by mail, one row for each address. What became of each is said by its row in the outbox.

use crate::{
    Db, DbError, Statement, System, Viewer,
    page::{Page, PageRequest},
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Sending {
        /// Of its row in the outbox, too.
        pub id: Id,
        pub organisation: Id,
        pub template_key: String,
        /// The person, or the key.
        pub sender: Id,
        pub email: String,
        /// May be empty.
        pub message: String,
        pub language: String,
        /// Flows that were started from this mail.
        pub uses: i64,
        pub created_at: Instant,
    }
}

row! {
    pub struct SendingRow {
        pub id: Id,
        pub email: String,
        pub uses: i64,
        pub created_at: Instant,
        /// Nothing for a key.
        pub sender_name: Option<String>,
        pub done_at: Option<Instant>,
        /// None where it was not needed any more.
        pub message_id: Option<String>,
        pub failed_at: Option<Instant>,
        pub last_error: Option<String>,
    }
}

statements! {
    INSERT = "INSERT INTO start_link_sending (id, organisation_id, template_key, sender_id, email, message, language, uses, \
        created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    GET = "SELECT id, organisation_id, template_key, sender_id, email, message, language, uses, created_at \
        FROM start_link_sending WHERE organisation_id = $1 AND id = $2";
    LIST = "SELECT s.id, s.id, s.id, s.email, s.uses, s.created_at, p.name, o.done_at, o.message_id, o.failed_at, o.last_error \
        FROM start_link_sending s LEFT JOIN outbox o ON o.id = s.id \
        LEFT JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.sender_id \
        WHERE s.organisation_id = $1 AND s.template_key = $2 AND s.id < $3 ORDER BY s.id DESC LIMIT $4";
    OF_SENDER = "SELECT COUNT(*) FROM start_link_sending WHERE organisation_id = $1 AND sender_id = $2 AND created_at > $3";
    TO_ADDRESS = "SELECT COUNT(*) FROM start_link_sending WHERE organisation_id = $1 AND email = $2 AND created_at > $3";
    COUNT_USE = "UPDATE start_link_sending SET uses = uses + 1 WHERE organisation_id = $1 AND template_key = $2 AND id = $3";
    SWEEP = "DELETE FROM start_link_sending WHERE created_at < $1";
}

/// After every id.
const LAST: &str = "~";

pub fn insert(sending: Sending) -> Statement {
    Statement::one(INSERT, sending.data())
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Sending>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, id]).await
}

/// Of one template, newest first.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    template: &str,
    page: &PageRequest,
) -> Result<Page<SendingRow>, DbError> {
    let before = page.after.as_ref().map_or(LAST, |cursor| cursor.id.as_str());
    page.cut(db.fetch(LIST, params![&viewer.organisation, template, before, page.fetch_limit()]).await?)
}

/// How many of one sender since then.
pub async fn of_sender(db: &Db, viewer: &Viewer, sender: &Id, since: Instant) -> Result<i64, DbError> {
    count(db, OF_SENDER, params![&viewer.organisation, sender, since]).await
}

/// How many to one address since then.
pub async fn to_address(db: &Db, viewer: &Viewer, email: &str, since: Instant) -> Result<i64, DbError> {
    count(db, TO_ADDRESS, params![&viewer.organisation, email, since]).await
}

async fn count(db: &Db, sql: &'static str, data: Vec<crate::db::Datum>) -> Result<i64, DbError> {
    db.fetch(sql, data).await?.first_mut().map_or(Ok(0), crate::db::Row::take)
}

/// One more flow was started from this mail; nothing where there is none.
pub fn count_use(viewer: &Viewer, template: &str, id: &Id) -> Statement {
    Statement::any(COUNT_USE, params![&viewer.organisation, template, id])
}

/// Sent before `before`.
pub fn sweep(_: &System, before: Instant) -> Statement {
    Statement::any(SWEEP, params![before])
}
