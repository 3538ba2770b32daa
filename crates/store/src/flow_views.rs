//! Views of the list of flows, as members keep them for themselves.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct FlowView {
        pub id: Id,
        pub organisation: Id,
        pub person: Id,
        pub name: String,
        /// As it stands behind the question mark of the list's address.
        pub query: String,
        pub created_at: Instant,
    }
}

/// Most views one person may keep.
pub const VIEWS_MAX: usize = 20;

statements! {
    INSERT = "INSERT INTO flow_view (id, organisation_id, person_id, name, query, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    RENAME = "UPDATE flow_view SET name = $4 WHERE id = $3 AND person_id = $2 AND organisation_id = $1";
    DELETE = "DELETE FROM flow_view WHERE id = $3 AND person_id = $2 AND organisation_id = $1";
    LIST = "SELECT id, organisation_id, person_id, name, query, created_at FROM flow_view WHERE person_id = $2 \
        AND organisation_id = $1 ORDER BY id LIMIT 20";
}

pub fn insert(view: FlowView) -> Statement {
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

/// Of one person, oldest first.
pub async fn list(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<FlowView>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation, person]).await
}
