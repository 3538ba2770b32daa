//! How much mail somebody has had, and what waits until the next mail that says several things at once.
//! Never in it: rules; `app::attention` knows them.

use crate::{
    Db, DbError, Statement, System, Viewer,
    outbox::OutboxRow,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    /// Whoever is written to.
    pub struct Reader {
        pub person: Id,
        pub name: String,
        pub email: Option<String>,
        /// As of [`Person`](crate::people::Person).
        pub language: Option<String>,
        pub zone: Option<String>,
        /// Wants what can wait in one mail each morning.
        pub wants_digest: bool,
        /// Wants what they have to do, and nothing that only informs.
        pub wants_needed: bool,
        pub is_member: bool,
    }
}

row! {
    /// Something that was put off.
    pub struct Notice {
        /// Of the outbox row it came as.
        pub id: Id,
        pub organisation: Id,
        pub person: Id,
        /// The outbox row that will say it.
        pub collection: Id,
        pub flow: Option<Id>,
        pub reference: String,
        pub created_at: Instant,
    }
}

statements! {
    READER = "SELECT p.id, p.name, p.email, p.language, p.zone, \
        CASE WHEN p.mails = 'digest' THEN CAST(1 AS BIGINT) ELSE 0 END, \
        CASE WHEN p.mails = 'needed' THEN CAST(1 AS BIGINT) ELSE 0 END, \
        CASE WHEN m.person_id IS NULL THEN CAST(0 AS BIGINT) ELSE 1 END \
        FROM person p LEFT JOIN member m ON m.person_id = p.id AND m.disabled_at IS NULL \
        WHERE p.organisation_id || '' = $1 AND p.id = $2";
    SET_MAILS = "UPDATE person SET mails = $3 WHERE organisation_id = $1 AND id = $2";
    SLOT = "SELECT slot_day FROM outbox WHERE id = $1";
    TAKE_SLOT = "UPDATE outbox SET slot_day = $3 WHERE id = $1 AND attempts = $2 AND COALESCE(done_at, failed_at) IS NULL";
    TAKEN = "SELECT taken FROM mail_day WHERE person_id = $1 AND day = $2";
    COUNT_DAY = "INSERT INTO mail_day (person_id, day, organisation_id, taken) VALUES ($1, $2, $3, 1) \
        ON CONFLICT (person_id, day) DO UPDATE SET taken = mail_day.taken + 1 WHERE mail_day.taken < $4";
    FIRST = "INSERT INTO mail_last (person_id, flow_id, organisation_id, sent_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (person_id, flow_id) DO UPDATE SET sent_at = excluded.sent_at WHERE mail_last.sent_at <= $5";
    LAST = "SELECT sent_at FROM mail_last WHERE person_id = $1 AND flow_id = $2";
    INSERT = "INSERT INTO notice (id, organisation_id, person_id, collection_id, flow_id, reference, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OPEN = "INSERT INTO outbox (id, organisation_id, kind, flow_id, reference, created_at, not_before, attempts, last_error, \
        done_at, failed_at, message_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
        ON CONFLICT (id) DO UPDATE SET created_at = outbox.created_at WHERE COALESCE(outbox.done_at, outbox.failed_at) IS NULL";
    COLLECTED = "SELECT id, organisation_id, person_id, collection_id, flow_id, reference, created_at FROM notice \
        WHERE collection_id = $1 ORDER BY id LIMIT 200";
    HAND_ON = "UPDATE notice SET collection_id = $2 WHERE collection_id = $1";
    SAID = "DELETE FROM notice WHERE id = $1";
    FORGOTTEN = "SELECT n.id, n.organisation_id, n.person_id, n.collection_id, n.flow_id, n.reference, n.created_at \
        FROM notice n LEFT JOIN outbox o ON o.id = n.collection_id \
        WHERE o.id IS NULL OR o.done_at IS NOT NULL OR o.failed_at IS NOT NULL ORDER BY n.id LIMIT 200";
    SWEEP_DAYS = "DELETE FROM mail_day WHERE day < $1";
    SWEEP_LAST = "DELETE FROM mail_last WHERE sent_at < $1";
}

pub async fn reader(db: &Db, viewer: &Viewer, person: &Id) -> Result<Option<Reader>, DbError> {
    db.fetch_one(READER, params![&viewer.organisation, person]).await
}

/// The same of somebody outside: `digest`, `needed`, or none for at once.
pub fn set_mails(viewer: &Viewer, person: &Id, mails: Option<&str>) -> Statement {
    Statement::one(SET_MAILS, params![&viewer.organisation, person, mails])
}

/// Whether what can wait comes in one mail each morning.
pub fn set_digest(viewer: &Viewer, person: &Id, digest: bool) -> Statement {
    Statement::one(SET_MAILS, params![&viewer.organisation, person, digest.then_some("digest")])
}

/// The day on which this mail took its place, if it did.
pub async fn slot(db: &Db, _: &System, row: &OutboxRow) -> Result<Option<i64>, DbError> {
    db.fetch(SLOT, params![&row.id]).await?.first_mut().map_or(Ok(None), crate::db::Row::take)
}

/// The mail takes a place on this day; `Conflict` if another worker has it by now.
pub fn take_slot(_: &System, row: &OutboxRow, day: i64) -> Statement {
    Statement::one(TAKE_SLOT, params![&row.id, row.attempts, day])
}

/// How many mails took a place on this day.
pub async fn taken(db: &Db, _: &System, person: &Id, day: i64) -> Result<i64, DbError> {
    db.fetch(TAKEN, params![person, day]).await?.first_mut().map_or(Ok(0), crate::db::Row::take)
}

/// One more mail on this day; `Conflict` if `ceiling` (at least 1) have gone already.
pub fn count(organisation: &Id, person: &Id, day: i64, ceiling: i64) -> Statement {
    Statement::one(COUNT_DAY, params![person, day, organisation, ceiling])
}

/// Somebody is written to about this flow; `Conflict` if they were after `before`.
pub fn write_first(
    organisation: &Id,
    person: &Id,
    flow: &Id,
    (now, before): (Instant, Instant),
) -> Statement {
    Statement::one(FIRST, params![person, flow, organisation, now, before])
}

/// When somebody was last written to about this flow.
pub async fn last(db: &Db, _: &System, person: &Id, flow: &Id) -> Result<Option<Instant>, DbError> {
    db.fetch(LAST, params![person, flow]).await?.first_mut().map_or(Ok(None), crate::db::Row::take)
}

/// Puts something off until `collection`, which is made if it is not there; `Conflict` if that has gone already.
pub fn put_off(notice: Notice, collection: OutboxRow) -> Vec<Statement> {
    vec![Statement::one(INSERT, notice.data()), open(collection)]
}

/// A collection to put things off until, unless it is there; `Conflict` if it has gone already.
pub fn open(collection: OutboxRow) -> Statement {
    Statement::one(OPEN, collection.data())
}

/// What one collection had to say another will.
pub fn hand_on(_: &System, from: &Id, to: &Id) -> Statement {
    Statement::any(HAND_ON, params![from, to])
}

/// What a collection has to say, oldest first, at most 200.
pub async fn collected(db: &Db, _: &System, collection: &Id) -> Result<Vec<Notice>, DbError> {
    db.fetch_all(COLLECTED, params![collection]).await
}

/// It was said, or is said elsewhere.
pub fn said(_: &System, notice: &Id) -> Statement {
    Statement::any(SAID, params![notice])
}

/// What was put off until a mail that had just gone, at most 200.
pub async fn forgotten(db: &Db, _: &System) -> Result<Vec<Notice>, DbError> {
    db.fetch_all(FORGOTTEN, params![]).await
}

/// Days before `day`, and mails before `before`.
pub fn sweep(_: &System, day: i64, before: Instant) -> Vec<Statement> {
    vec![Statement::any(SWEEP_DAYS, params![day]), Statement::any(SWEEP_LAST, params![before])]
}
