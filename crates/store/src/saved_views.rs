//! Filters and orders of lists, as members keep them for themselves under a name.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct SavedView {
        pub id: Id,
        pub organisation: Id,
        pub person: Id,
        /// `flows`, or `records.` and the key of a kind.
        pub list: String,
        pub name: String,
        /// As it stands behind the question mark of the list's address.
        pub query: String,
        pub created_at: Instant,
    }
}

/// Most views one person may keep of a list.
pub const VIEWS_MAX: i64 = 20;

statements! {
    // Whoever saves at the same time waits for it, and counts what is there then.
    HOLD = "UPDATE member SET person_id = person_id WHERE organisation_id = $1 AND person_id = $2";
    INSERT = "INSERT INTO saved_view (id, organisation_id, person_id, list, name, query, created_at) \
        SELECT $1, $2, $3, $4, $5, $6, CAST($7 AS BIGINT) WHERE (SELECT COUNT(*) FROM saved_view v WHERE v.person_id = $3 AND v.list = $4) < $8";
    RENAME = "UPDATE saved_view SET name = $4 WHERE id = $3 AND person_id = $2 AND organisation_id = $1";
    DELETE = "DELETE FROM saved_view WHERE id = $3 AND person_id = $2 AND organisation_id = $1";
    LIST = "SELECT id, organisation_id, person_id, list, name, query, created_at FROM saved_view WHERE person_id = $2 \
        AND organisation_id = $1 AND list = $3 ORDER BY id LIMIT 20";
    GET = "SELECT id, organisation_id, person_id, list, name, query, created_at FROM saved_view WHERE id = $3 \
        AND person_id = $2 AND organisation_id = $1";
    OF_FIRM = "SELECT id, organisation_id, person_id, list, name, query, created_at FROM saved_view \
        WHERE organisation_id = $1 AND organisation_id <> '' AND id > $2 ORDER BY id LIMIT 500";
    REWRITE = "UPDATE saved_view SET name = $4, query = $5 WHERE id = $3 AND person_id = $2 AND organisation_id = $1 \
        AND name = $6 AND query = $7";
    DELETE_AS_IS = "DELETE FROM saved_view WHERE id = $3 AND person_id = $2 AND organisation_id = $1 AND name = $4 AND query = $5";
    ALL = "SELECT id, organisation_id, person_id, list, name, query, created_at FROM saved_view WHERE person_id = $2 \
        AND organisation_id = $1 ORDER BY list, id LIMIT 1000";
}

/// `Conflict` where there are as many as there may be.
pub fn insert(view: SavedView) -> Vec<Statement> {
    let hold = Statement::any(HOLD, params![&view.organisation, &view.person]);
    let mut data = view.data();
    data.push(VIEWS_MAX.into());
    vec![hold, Statement::one(INSERT, data)]
}

/// `Conflict` unless it is this person's.
pub fn rename(viewer: &Viewer, person: &Id, id: &Id, name: &str) -> Statement {
    Statement::one(RENAME, params![&viewer.organisation, person, id, name])
}

/// Twice is once.
pub fn delete(viewer: &Viewer, person: &Id, id: &Id) -> Statement {
    Statement::any(DELETE, params![&viewer.organisation, person, id])
}

/// Of one person and list, oldest first.
pub async fn list(db: &Db, viewer: &Viewer, person: &Id, list: &str) -> Result<Vec<SavedView>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation, person, list]).await
}

/// Of one person, list by list, each oldest first.
pub async fn all(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<SavedView>, DbError> {
    db.fetch_all(ALL, params![&viewer.organisation, person]).await
}

/// Of everybody, by id: `after` is the last one read. At most 500.
pub async fn of_firm(db: &Db, viewer: &Viewer, after: &str) -> Result<Vec<SavedView>, DbError> {
    db.fetch_all(OF_FIRM, params![&viewer.organisation, after]).await
}

/// Another name and query. `Conflict` where its member changed or deleted it since it was read.
pub fn rewrite(read: &SavedView, name: &str, query: &str) -> Statement {
    let SavedView { id, organisation, person, .. } = read;
    Statement::one(REWRITE, params![organisation, person, id, name, query, &read.name, &read.query])
}

/// `Conflict` where its member changed or deleted it since it was read.
pub fn delete_as_is(read: &SavedView) -> Statement {
    let SavedView { id, organisation, person, name, query, .. } = read;
    Statement::one(DELETE_AS_IS, params![organisation, person, id, name, query])
}

/// One of this person's.
pub async fn get(db: &Db, viewer: &Viewer, person: &Id, id: &Id) -> Result<Option<SavedView>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, person, id]).await
}
