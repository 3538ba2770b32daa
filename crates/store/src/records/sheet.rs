//! A record with everything people keep about it.

use super::fold;
use crate::{
    Db, DbError, Statement, Viewer,
    row::{params, row, statements},
    viewer::visible_record,
};
use model::{Id, Instant};
use std::collections::BTreeMap;

row! {
    pub struct Sheet {
        pub id: Id,
        pub organisation: Id,
        pub access_group: Id,
        pub kind: String,
        pub name: String,
        pub email: Option<String>,
        pub identity_key: Option<String>,
        /// JSON object of values.
        pub fields: String,
        pub owner: Option<Id>,
        /// `active`, `inactive` or `merged`.
        pub status: String,
        /// The record it stands for.
        pub merged_into: Option<Id>,
        pub belongs_to: Option<Id>,
        /// JSON list of texts.
        pub tags: String,
        pub kind_since: Option<Instant>,
        pub kind_before: Option<String>,
        pub created_at: Instant,
        pub updated_at: Instant,
    }
}

row! {
    /// A record that belongs to another, or the one it belongs to.
    pub struct RelatedRecord {
        pub id: Id,
        pub kind: String,
        pub name: String,
        pub status: String,
    }
}

macro_rules! columns {
    () => {
        "r.id, r.organisation_id, r.access_group_id, r.kind, r.name, r.email, r.identity_key, r.fields, r.owner_id, \
         r.status, r.merged_into_id, r.belongs_to_id, r.tags, r.kind_since, r.kind_before, r.created_at, r.updated_at"
    };
}

statements! {
    GET = concat!("SELECT ", columns!(), " FROM record r WHERE ", visible_record!(), " AND r.id = $4");
    PUT = "UPDATE record SET access_group_id = $3, kind = $4, name = $5, name_folded = $6, email = $7, identity_key = $8, \
        fields = $9, owner_id = $10, status = $11, belongs_to_id = $12, tags = $13, kind_since = $14, kind_before = $15, \
        updated_at = $16 WHERE organisation_id = $1 AND id = $2 AND updated_at = $17";
    INSERT = "INSERT INTO record (id, organisation_id, access_group_id, kind, name, name_folded, email, identity_key, fields, \
        owner_id, status, belongs_to_id, tags, kind_since, kind_before, created_at, updated_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    UNTAG = "DELETE FROM record_tag WHERE organisation_id || '' = $1 AND record_id = $2";
    TAG = "INSERT INTO record_tag (record_id, tag_folded, organisation_id, tag, kind, status, name_folded, updated_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    BELONGING = concat!("SELECT r.id, r.kind, r.name, r.status FROM record r WHERE ", visible_record!(by key),
        " AND r.belongs_to_id = $4 AND r.status <> 'merged' ORDER BY r.name_folded, r.id LIMIT 200");
    SAME_ADDRESS = concat!("SELECT r.id, r.kind, r.name, r.status FROM record r WHERE ", visible_record!(),
        " AND r.kind = $4 AND r.email = $5 AND r.id <> $6 AND r.status <> 'merged' ORDER BY r.name_folded || '', r.id LIMIT 20");
    SAME_NAME = concat!("SELECT r.id, r.kind, r.name, r.status FROM record r WHERE ", visible_record!(),
        " AND r.kind = $4 AND r.status IN ('active', 'inactive') AND r.name_folded = $5 AND r.id <> $6 ORDER BY r.id LIMIT 20");
    // From one tag of the kind to the next, whatever many records have each.
    TAGS = "WITH RECURSIVE t (tag, place) AS (SELECT MIN(tag_folded), 1 FROM record_tag WHERE organisation_id = $1 \
        AND kind = $2 UNION ALL SELECT (SELECT MIN(n.tag_folded) FROM record_tag n WHERE n.organisation_id = $1 \
        AND n.kind = $2 AND n.tag_folded > t.tag), t.place + 1 FROM t WHERE t.tag IS NOT NULL AND t.place < 200) \
        SELECT t.tag, (SELECT MIN(r.tag) FROM record_tag r WHERE r.organisation_id = $1 AND r.kind = $2 \
        AND r.tag_folded = t.tag) FROM t WHERE t.tag IS NOT NULL ORDER BY t.tag";
}

/// One the viewer sees, merged ones too.
pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Sheet>, DbError> {
    db.fetch_one(GET, viewer.with(params![id])).await
}

/// A new record with all that is known of it, `tags` read out of it. `Unique` if its identity key is taken.
pub fn insert(sheet: Sheet, tags: &[String]) -> Vec<Statement> {
    let folded = fold(&sheet.name);
    let Sheet { id, organisation, kind, status, updated_at, .. } = sheet.clone();
    let mut data = params![&id, &organisation, sheet.access_group, &kind, sheet.name, &folded];
    data.extend(params![sheet.email, sheet.identity_key, sheet.fields, sheet.owner, &status]);
    data.extend(params![sheet.belongs_to, sheet.tags, sheet.kind_since, sheet.kind_before]);
    data.extend(params![sheet.created_at, updated_at]);
    let marked =
        Marked { organisation: &organisation, id: &id, kind: &kind, status: &status, folded: &folded };
    [Statement::one(INSERT, data)].into_iter().chain(marked.tags(tags, updated_at)).collect()
}

/// Writes all of it that may change. `Conflict` if it was changed since `read_at`, `Unique` if its identity key is taken.
pub fn put(sheet: Sheet, tags: &[String], read_at: Instant) -> Vec<Statement> {
    let folded = fold(&sheet.name);
    let Sheet { id, organisation, kind, status, updated_at, .. } = sheet.clone();
    let mut data = params![&organisation, &id, sheet.access_group, &kind, sheet.name, &folded];
    data.extend(params![sheet.email, sheet.identity_key, sheet.fields, sheet.owner, &status]);
    data.extend(params![sheet.belongs_to, sheet.tags, sheet.kind_since, sheet.kind_before]);
    data.extend(params![updated_at, read_at]);
    let mut statements = vec![Statement::one(PUT, data), Statement::any(UNTAG, params![&organisation, &id])];
    let marked =
        Marked { organisation: &organisation, id: &id, kind: &kind, status: &status, folded: &folded };
    statements.extend(marked.tags(tags, updated_at));
    statements
}

/// What stands beside each tag of a record.
struct Marked<'a> {
    organisation: &'a Id,
    id: &'a Id,
    kind: &'a str,
    status: &'a str,
    folded: &'a str,
}

impl Marked<'_> {
    fn tags(&self, tags: &[String], updated_at: Instant) -> Vec<Statement> {
        let each: BTreeMap<String, &String> = tags.iter().map(|tag| (fold(tag), tag)).collect();
        let tag = |(tag_folded, tag): (String, &String)| {
            let mut data = params![self.id, tag_folded, self.organisation, tag];
            data.extend(params![self.kind, self.status, self.folded, updated_at]);
            Statement::one(TAG, data)
        };
        each.into_iter().map(tag).collect()
    }
}

/// It is found by no tag any more.
pub fn untag(organisation: &Id, id: &Id) -> Statement {
    Statement::any(UNTAG, params![organisation, id])
}

/// It is found by its tags again, in this status.
pub fn tag_again(sheet: &Sheet, tags: &[String], status: &str) -> Vec<Statement> {
    let folded = fold(&sheet.name);
    let (organisation, id, kind) = (&sheet.organisation, &sheet.id, sheet.kind.as_str());
    Marked { organisation, id, kind, status, folded: &folded }.tags(tags, sheet.updated_at)
}

/// Records that belong to this one, by name, at most 200.
pub async fn belonging(db: &Db, viewer: &Viewer, id: &Id) -> Result<Vec<RelatedRecord>, DbError> {
    db.fetch_all(BELONGING, viewer.with(params![id])).await
}

/// Others of the kind with the same address, then others of the same name; at most 40.
pub async fn alike(db: &Db, viewer: &Viewer, sheet: &Sheet) -> Result<Vec<RelatedRecord>, DbError> {
    let mut found: Vec<RelatedRecord> = Vec::new();
    if let Some(email) = &sheet.email {
        let data = viewer.with(params![&sheet.kind, email, &sheet.id]);
        found = db.fetch_all(SAME_ADDRESS, data).await?;
    }
    let data = viewer.with(params![&sheet.kind, fold(&sheet.name), &sheet.id]);
    for row in db.fetch_all::<RelatedRecord>(SAME_NAME, data).await? {
        if !found.contains(&row) {
            found.push(row);
        }
    }
    Ok(found)
}

/// Tags that records of a kind have, at most 200.
pub async fn tags(db: &Db, viewer: &Viewer, kind: &str) -> Result<Vec<String>, DbError> {
    let rows = db.fetch(TAGS, params![&viewer.organisation, kind]).await?;
    let tag = |mut row: crate::db::Row| {
        row.take::<String>()?;
        row.take::<String>()
    };
    rows.into_iter().map(tag).collect()
}
