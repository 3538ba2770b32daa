//! Kinds of records an organisation defines, and what it adds to those that come with Baton.

use crate::{
    Count, Db, DbError, Statement, Viewer,
    db::Row,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct RecordKind {
        pub organisation: Id,
        pub key: String,
        /// Empty for one that comes with Baton: it is called by a text.
        pub singular: String,
        pub plural: String,
        /// JSON list of fields, in the language of templates.
        pub fields: String,
        pub belongs_to: Option<String>,
        pub launches: bool,
        pub updated_at: Instant,
    }
}

statements! {
    LIST = "SELECT organisation_id, kind_key, singular, plural, fields, belongs_to, launches, updated_at FROM record_kind \
        WHERE organisation_id = $1 ORDER BY kind_key";
    INSERT = "INSERT INTO record_kind (organisation_id, kind_key, singular, plural, fields, belongs_to, launches, updated_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE = "UPDATE record_kind SET singular = $3, plural = $4, fields = $5, belongs_to = $6, launches = $7, updated_at = $8 \
        WHERE organisation_id = $1 AND kind_key = $2 AND updated_at = $9";
    // Only one that nothing is of.
    DELETE = "DELETE FROM record_kind WHERE organisation_id = $1 AND kind_key = $2 \
        AND NOT EXISTS (SELECT 1 FROM record r WHERE r.organisation_id = $1 AND r.kind = $2)";
    FORGET = "DELETE FROM record_kind WHERE organisation_id = $1 AND kind_key = $2";
    COUNT = "SELECT COUNT(*) FROM (SELECT r.id FROM record r WHERE r.organisation_id = $1 AND r.kind = $2 LIMIT 1001) n";
}

/// All of them, by key; an organisation has few.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<RecordKind>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

/// `Unique` if the key is taken.
pub fn insert(kind: RecordKind) -> Statement {
    Statement::one(INSERT, kind.data())
}

/// `Conflict` if it was changed since `read_at`.
pub fn update(kind: RecordKind, read_at: Instant) -> Statement {
    let mut data = kind.data();
    data.push(read_at.into());
    Statement::one(UPDATE, data)
}

/// `Conflict` while there are records of it.
pub fn delete(viewer: &Viewer, key: &str) -> Statement {
    Statement::one(DELETE, params![&viewer.organisation, key])
}

/// One that comes with Baton is as it began.
pub fn forget(viewer: &Viewer, key: &str) -> Statement {
    Statement::any(FORGET, params![&viewer.organisation, key])
}

/// How many records are of a kind, hidden ones too; exact to 1 000.
pub async fn count(db: &Db, viewer: &Viewer, key: &str) -> Result<Count, DbError> {
    let mut rows = db.fetch(COUNT, params![&viewer.organisation, key]).await?;
    Ok(Count(rows.first_mut().map_or(Ok(0), Row::take)?))
}
