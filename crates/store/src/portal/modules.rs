//! What the portal shows besides flows, in which order.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Module {
        pub organisation: Id,
        /// `flows`, `messages`, …
        pub module: String,
        pub is_on: bool,
        pub place: i64,
        /// The announcement, or a link a line.
        pub content: String,
        pub updated_at: Instant,
    }
}

statements! {
    LIST = "SELECT organisation_id, module, is_on, place, content, updated_at FROM portal_module WHERE organisation_id = $1 \
        ORDER BY place, module LIMIT 50";
    PUT = "INSERT INTO portal_module (organisation_id, module, is_on, place, content, updated_at) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id, module) DO UPDATE SET is_on = excluded.is_on, \
        place = excluded.place, content = excluded.content, updated_at = excluded.updated_at";
}

/// Those somebody changed.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<Module>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

pub fn put(module: Module) -> Statement {
    Statement::one(PUT, module.data())
}
