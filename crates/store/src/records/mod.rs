//! Records: whom or what a flow is about, and the contacts people have in them. What a start needs stands here; what
//! people keep about them in the folder.

pub mod contacts;
pub mod events;
pub mod kinds;
pub mod list;
pub mod merges;
pub mod messages;
mod named;
pub mod sheet;
pub(crate) mod sight;
pub mod within;

use crate::{
    Db, DbError, Page, PageRequest, Statement, Viewer,
    db::Datum,
    row::{Columns, params, row, statements},
    viewer::visible_record,
};
use model::{Id, Instant};

pub use contacts::{Contact, NamedContact, contacts, delete_contact, insert_contact};
pub(crate) use named::PAIRS;
pub use named::{NamedRecord, named};

row! {
    pub struct Record {
        pub id: Id,
        pub organisation: Id,
        pub access_group: Id,
        /// `client`, `prospect`, …
        pub kind: String,
        pub name: String,
        pub email: Option<String>,
        /// What makes a start reuse this record: organisation, kind and address. Unique on the server, so that it is
        /// found by this alone.
        pub identity_key: Option<String>,
        /// JSON object.
        pub fields: String,
        pub owner: Option<Id>,
        pub created_at: Instant,
        pub updated_at: Instant,
    }
}

macro_rules! record {
    ($lead:literal, $tail:literal) => {
        concat!(
            "SELECT ",
            $lead,
            "r.id, r.organisation_id, r.access_group_id, r.kind, r.name, r.email, r.identity_key, r.fields, \
             r.owner_id, r.created_at, r.updated_at FROM record r WHERE ",
            visible_record!(),
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO record (id, organisation_id, access_group_id, kind, name, email, identity_key, fields, owner_id, \
        created_at, updated_at, name_folded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    UPDATE = "UPDATE record SET access_group_id = $3, name = $4, name_folded = $5, email = $6, identity_key = $7, \
        fields = $8, owner_id = $9, updated_at = $10 WHERE organisation_id = $1 AND id = $2 AND updated_at = $11";
    RENAME = "UPDATE record SET name = $2, name_folded = $3, updated_at = $4 WHERE identity_key = $1";
    GET = record!("", " AND r.id = $4");
    // One that was merged stands for the other.
    BY_IDENTITY = "SELECT r.id, r.organisation_id, r.access_group_id, r.kind, r.name, r.email, r.identity_key, r.fields, \
        r.owner_id, r.created_at, r.updated_at FROM record m JOIN record r ON r.id = COALESCE(m.merged_into_id, m.id) \
        WHERE m.identity_key = $1";
    STANDING_IN = concat!("SELECT r.id, r.organisation_id, r.access_group_id, r.kind, r.name, r.email, r.identity_key, \
        r.fields, r.owner_id, r.created_at, r.updated_at FROM record m JOIN record r \
        ON r.id = COALESCE(m.merged_into_id, m.id) WHERE m.id = $4 AND ", visible_record!());
    BY_EMAIL = record!("", " AND r.kind = $4 AND r.email = $5 AND r.status <> 'merged' ORDER BY r.id LIMIT 50");
    LIST = record!("r.name_folded, r.id, ", " AND (r.name_folded, r.id) > ($4, $5) \
        AND r.name_folded >= $6 AND r.name_folded < $7 AND r.status = 'active' ORDER BY r.name_folded, r.id LIMIT $8");
    LIST_KIND = record!("r.name_folded, r.id, ", " AND (r.name_folded, r.id) > ($4, $5) \
        AND r.name_folded >= $6 AND r.name_folded < $7 AND r.kind = $9 AND r.status = 'active' ORDER BY r.name_folded, r.id LIMIT $8");
}

/// `Unique` if the identity key is taken.
pub fn insert(record: Record) -> Statement {
    Statement::one(INSERT, insert_data(record))
}

/// Columns of `record` in the order of `INSERT`.
pub(crate) fn insert_data(record: Record) -> Vec<Datum> {
    let folded = fold(&record.name);
    let mut data = record.data();
    data.push(Datum::Text(folded));
    data
}

/// Writes what may change of a record. `Conflict` if its `updated_at` is not `read_at` any more.
pub fn update(record: Record, read_at: Instant) -> Statement {
    let Record {
        id, organisation, access_group, name, email, identity_key, fields, owner, updated_at, ..
    } = record;
    let folded = fold(&name);
    let data = params![
        organisation,
        id,
        access_group,
        name,
        folded,
        email,
        identity_key,
        fields,
        owner,
        updated_at,
        read_at
    ];
    Statement::one(UPDATE, data)
}

/// Renames the record of this identity, where there is one.
pub fn rename(identity_key: &str, name: &str, now: Instant) -> Statement {
    Statement::any(RENAME, params![identity_key, name, fold(name), now])
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Record>, DbError> {
    db.fetch_one(GET, viewer.with(params![id])).await
}

/// The same, or the one it stands for.
pub async fn standing_in(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Record>, DbError> {
    db.fetch_one(STANDING_IN, viewer.with(params![id])).await
}

/// The record a start would reuse, whatever its access group: a second one must not arise because it is hidden.
pub async fn by_identity(db: &Db, viewer: &Viewer, identity_key: &str) -> Result<Option<Record>, DbError> {
    let found: Option<Record> = db.fetch_one(BY_IDENTITY, params![identity_key]).await?;
    Ok(found.filter(|record| record.organisation == viewer.organisation))
}

/// Visible ones of this kind and address, oldest first, at most 50.
pub async fn by_email(db: &Db, viewer: &Viewer, kind: &str, email: &str) -> Result<Vec<Record>, DbError> {
    db.fetch_all(BY_EMAIL, viewer.with(params![kind, email])).await
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFilter {
    pub kind: Option<String>,
    /// Beginning of the name, in any case.
    pub name_starts: Option<String>,
}

/// Active ones by name.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    filter: &RecordFilter,
    page: &PageRequest,
) -> Result<Page<Record>, DbError> {
    let (from, below) = name_range(filter.name_starts.as_deref());
    let after = page.after.as_ref().map_or(("", ""), |cursor| (&cursor.value, cursor.id.as_str()));
    let mut data = viewer.with(params![after.0, after.1, from, below]);
    data.push(page.fetch_limit());
    let rows = match &filter.kind {
        Some(kind) => {
            data.push(kind.into());
            db.fetch(LIST_KIND, data).await?
        }
        None => db.fetch(LIST, data).await?,
    };
    page.cut(rows)
}

/// How names are sorted and searched: without case.
pub(crate) fn fold(name: &str) -> String {
    name.to_lowercase()
}

/// Folded names from the first (included) to the second (excluded) begin with `start`.
pub(crate) fn name_range(start: Option<&str>) -> (String, String) {
    let from = fold(start.unwrap_or_default());
    let below = format!("{from}\u{10ffff}");
    (from, below)
}
