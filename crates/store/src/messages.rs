//! Messages in the threads of a flow: one per outside role, and one internal. Not flow events.

use crate::{
    Count, Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
    viewer::visible_flow,
};
use model::{Id, Instant};

row! {
    pub struct Message {
        pub id: Id,
        pub organisation: Id,
        pub flow: Id,
        /// Key of the outside role, `internal`, or `person:` and the id of who has a part of another’s role.
        pub thread: String,
        /// None for messages the template writes.
        pub author: Option<Id>,
        pub author_name: String,
        pub body: String,
        pub created_at: Instant,
    }
}

statements! {
    INSERT = "INSERT INTO message (id, organisation_id, flow_id, thread, author_id, author_name, body, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    THREAD = concat!("SELECT m.id, m.organisation_id, m.flow_id, m.thread, m.author_id, m.author_name, m.body, m.created_at \
        FROM message m JOIN flow f ON f.id = m.flow_id WHERE m.flow_id = $4 AND m.thread = $5 AND m.id > $6 AND ",
        visible_flow!(by key), " ORDER BY m.id LIMIT 500");
    GET = concat!("SELECT m.id, m.organisation_id, m.flow_id, m.thread, m.author_id, m.author_name, m.body, m.created_at \
        FROM message m JOIN flow f ON f.id = m.flow_id WHERE m.flow_id = $4 AND m.id = $5 AND ", visible_flow!(by key));
    OF_FLOW = concat!("SELECT m.id, m.organisation_id, m.flow_id, m.thread, m.author_id, m.author_name, m.body, m.created_at \
        FROM message m JOIN flow f ON f.id = m.flow_id WHERE m.flow_id = $4 AND m.id > $5 AND ",
        visible_flow!(by key), " ORDER BY m.id LIMIT 500");
    // The newest of each thread, in one query however many threads there are.
    NEWEST = concat!("SELECT n.id, n.organisation_id, n.flow_id, n.thread, n.author_id, n.author_name, n.body, n.created_at \
        FROM (SELECT m.id, m.organisation_id, m.flow_id, m.thread, m.author_id, m.author_name, m.body, m.created_at, \
        ROW_NUMBER() OVER (PARTITION BY m.thread ORDER BY m.id DESC) AS place \
        FROM message m JOIN flow f ON f.id = m.flow_id WHERE m.flow_id = $4 AND ", visible_flow!(by key), ") n \
        WHERE n.place <= $5 ORDER BY n.id DESC LIMIT 1000");
    BEFORE = concat!("SELECT m.id, m.organisation_id, m.flow_id, m.thread, m.author_id, m.author_name, m.body, m.created_at \
        FROM message m JOIN flow f ON f.id = m.flow_id WHERE m.flow_id = $4 AND m.thread = $5 AND m.id < $6 AND ",
        visible_flow!(by key), " ORDER BY m.id DESC LIMIT $7");
    LATEST = concat!("SELECT m.id, m.organisation_id, m.flow_id, m.thread, m.author_id, m.author_name, m.body, m.created_at \
        FROM message m JOIN flow f ON f.id = m.flow_id WHERE m.flow_id = $4 AND ",
        visible_flow!(by key), " ORDER BY m.id DESC LIMIT $5");
    COUNT = "SELECT COUNT(*) FROM (SELECT id FROM message WHERE flow_id = $1 AND organisation_id = $2 LIMIT 1001) m";
}

/// A message a person posts; those of the template go with the flow's commit.
pub fn insert(message: Message) -> Statement {
    Statement::one(INSERT, message.data())
}

pub async fn get(db: &Db, viewer: &Viewer, flow: &Id, id: &Id) -> Result<Option<Message>, DbError> {
    db.fetch_one(GET, viewer.with(params![flow, id])).await
}

/// One thread, oldest first, 500 at a time: `after` is the last id read.
pub async fn thread(
    db: &Db,
    viewer: &Viewer,
    flow: &Id,
    thread: &str,
    after: Option<&Id>,
) -> Result<Vec<Message>, DbError> {
    db.fetch_all(THREAD, viewer.with(params![flow, thread, after.map_or("", Id::as_str)])).await
}

/// All threads, for members only: the caller's policy says who.
pub async fn of_flow(
    db: &Db,
    viewer: &Viewer,
    flow: &Id,
    after: Option<&Id>,
) -> Result<Vec<Message>, DbError> {
    db.fetch_all(OF_FLOW, viewer.with(params![flow, after.map_or("", Id::as_str)])).await
}

/// The newest of each thread, newest first; at most `limit` of each and 1 000 in all.
pub async fn newest(db: &Db, viewer: &Viewer, flow: &Id, limit: u32) -> Result<Vec<Message>, DbError> {
    db.fetch_all(NEWEST, viewer.with(params![flow, i64::from(limit)])).await
}

/// Those of one thread that are older than `before`, newest first.
pub async fn before(
    db: &Db,
    viewer: &Viewer,
    flow: &Id,
    (thread, before): (&str, &Id),
    limit: u32,
) -> Result<Vec<Message>, DbError> {
    db.fetch_all(BEFORE, viewer.with(params![flow, thread, before, i64::from(limit)])).await
}

/// The newest of all threads, newest first.
pub async fn latest(db: &Db, viewer: &Viewer, flow: &Id, limit: u32) -> Result<Vec<Message>, DbError> {
    db.fetch_all(LATEST, viewer.with(params![flow, i64::from(limit)])).await
}

/// Of a flow the viewer was shown: exact up to 1 000.
pub async fn count(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Count, DbError> {
    let rows = db.fetch(COUNT, params![flow, &viewer.organisation]).await?;
    rows.into_iter().next().map_or(Ok(Count(0)), |mut row| row.take().map(Count))
}
