//! What was written to the people of a record outside any flow.

use crate::{
    Db, DbError, Statement, Viewer,
    outbox::OutboxRow,
    row::{Columns, params, row, statements},
    viewer::{one_and_merged, visible_record},
};
use model::{Id, Instant};

row! {
    pub struct RecordLetter {
        pub id: Id,
        pub organisation: Id,
        pub record: Id,
        /// What it was sent with, to others as well.
        pub bulk: Id,
        /// `None` for a key.
        pub author: Option<Id>,
        pub author_name: String,
        pub subject: String,
        pub body: String,
        /// How many people of the record it went to.
        pub people: i64,
        pub created_at: Instant,
    }
}

statements! {
    INSERT = "INSERT INTO record_message (id, organisation_id, record_id, bulk_id, author_id, author_name, subject, body, \
        people, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    // Somebody in two records gets one mail.
    SEND = "INSERT INTO outbox (id, organisation_id, kind, flow_id, reference, created_at, not_before, attempts, last_error, \
        done_at, failed_at, message_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING";
    GET = "SELECT id, organisation_id, record_id, bulk_id, author_id, author_name, subject, body, people, created_at \
        FROM record_message WHERE organisation_id = $1 AND id = $2";
    OF_RECORD = concat!("SELECT m.id, m.organisation_id, m.record_id, m.bulk_id, m.author_id, m.author_name, m.subject, \
        m.body, m.people, m.created_at FROM record o CROSS JOIN record_message m CROSS JOIN record r \
        WHERE o.id IN (", one_and_merged!("$4"), ") AND m.record_id = o.id AND r.id = m.record_id AND m.id < $5 AND ",
        visible_record!(), " ORDER BY m.id DESC LIMIT $6");
}

pub fn insert(letter: RecordLetter) -> Statement {
    Statement::one(INSERT, letter.data())
}

/// A mail, unless there is one of this id.
pub fn send(row: OutboxRow) -> Statement {
    Statement::any(SEND, row.data())
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<RecordLetter>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, id]).await
}

/// Newest first: `before` is the last id read.
pub async fn of_record(
    db: &Db,
    viewer: &Viewer,
    record: &Id,
    before: Option<&Id>,
    limit: u32,
) -> Result<Vec<RecordLetter>, DbError> {
    let before = before.map_or("\u{10ffff}", Id::as_str);
    db.fetch_all(OF_RECORD, viewer.with(params![record, before, i64::from(limit)])).await
}
