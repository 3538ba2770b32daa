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
pub const VIEWS_MAX: usize = 20;

statements! {
    INSERT = "INSERT INTO saved_view (id, organisation_id, person_id, list, name, query, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RENAME = "UPDATE saved_view SET name = $4 WHERE id = $3 AND person_id = $2 AND organisation_id = $1";
    DELETE = "DELETE FROM saved_view WHERE id = $3 AND person_id = $2 AND organisation_id = $1";
    LIST = "SELECT id, organisation_id, person_id, list, name, query, created_at FROM saved_view WHERE person_id = $2 \
        AND organisation_id = $1 AND list = $3 ORDER BY id LIMIT 20";
    GET = "SELECT id, organisation_id, person_id, list, name, query, created_at FROM saved_view WHERE id = $3 \
        AND person_id = $2 AND organisation_id = $1";
    ALL = "SELECT id, organisation_id, person_id, list, name, query, created_at FROM saved_view WHERE person_id = $2 \
        AND organisation_id = $1 ORDER BY list, id LIMIT 1000";
}

pub fn insert(view: SavedView) -> Statement {
    Statement::one(INSERT, view.data())
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

/// One of this person's.
pub async fn get(db: &Db, viewer: &Viewer, person: &Id, id: &Id) -> Result<Option<SavedView>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, person, id]).await
}
