//! Client groups: named sets of records, used for what their contacts may start.

use crate::{
    Db, DbError, Page, PageRequest, Statement, Viewer,
    row::{Columns, params, row, statements},
    viewer::one_and_merged,
};
use model::{Id, Instant};

row! {
    pub struct ClientGroup {
        pub id: Id,
        pub organisation: Id,
        pub name: String,
        pub created_at: Instant,
    }
}

row! {
    /// A group with how many are in it.
    pub struct CountedGroup {
        pub id: Id,
        pub name: String,
        pub records: i64,
        /// Entries of the portal it is the audience of.
        pub entries: i64,
    }
}

row! {
    pub struct GroupRecord {
        pub id: Id,
        pub name: String,
        pub kind: String,
    }
}

row! {
    pub struct AtWork {
        pub record: Id,
        /// The same, or the one it stands for, if a flow under way is about it.
        pub at_work: Option<Id>,
    }
}

row! {
    /// The tags of a record, beside each group it is in; without one, once beside none.
    pub struct Segment {
        /// JSON list.
        pub tags: String,
        pub group: Option<String>,
    }
}

statements! {
    INSERT = "INSERT INTO client_group (id, organisation_id, name, created_at) VALUES ($1, $2, $3, $4)";
    RENAME = "UPDATE client_group SET name = $3 WHERE organisation_id = $1 AND id = $2";
    DELETE = "DELETE FROM client_group WHERE organisation_id = $1 AND id = $2";
    DELETE_USES = "DELETE FROM portal_entry_group WHERE organisation_id = $1 AND group_id = $2";
    GET = "SELECT id, organisation_id, name, created_at FROM client_group WHERE organisation_id = $1 AND id = $2";
    LIST = "SELECT g.id, g.name, (SELECT COUNT(*) FROM client_group_record r WHERE r.group_id = g.id), \
        (SELECT COUNT(*) FROM portal_entry_group e WHERE e.group_id = g.id) FROM client_group g \
        WHERE g.organisation_id = $1 ORDER BY g.name LIMIT 500";
    RECORDS = "SELECT r.name_folded, r.id, r.id, r.name, r.kind FROM client_group_record x JOIN record r ON r.id = x.record_id \
        WHERE x.organisation_id = $1 AND x.group_id = $2 AND (r.name_folded, r.id) > ($3, $4) \
        ORDER BY r.name_folded, r.id LIMIT $5";
    // A record is in the groups of those merged into it as well.
    SEGMENTS = concat!("SELECT DISTINCT r.tags, g.name FROM record r LEFT JOIN client_group_record x ON x.record_id IN \
        (", one_and_merged!("$2"), ") LEFT JOIN client_group g ON g.id = x.group_id \
        WHERE r.organisation_id || '' = $1 AND r.id = $2 ORDER BY g.name LIMIT 500");
    // The record that stands for it, where a flow under way is about that one or another it stands for.
    AT_WORK = "SELECT x.record_id, (SELECT COALESCE(k.merged_into_id, k.id) FROM record k WHERE k.id = x.record_id \
        AND (EXISTS (SELECT 1 FROM flow f WHERE f.record_id = COALESCE(k.merged_into_id, k.id) \
            AND f.status || '' IN ('running', 'paused')) \
        OR EXISTS (SELECT 1 FROM record o CROSS JOIN flow f WHERE o.merged_into_id = COALESCE(k.merged_into_id, k.id) \
            AND f.record_id = o.id AND f.status || '' IN ('running', 'paused')))) \
        FROM client_group_record x WHERE x.organisation_id = $1 AND x.group_id = $2 AND x.record_id > $3 \
        ORDER BY x.record_id LIMIT $4";
    FORGET = "DELETE FROM client_group_record WHERE organisation_id = $1 AND group_id = $2 AND record_id <= $3 \
        AND NOT EXISTS (SELECT 1 FROM client_group g WHERE g.id = $2)";
    ADD = "INSERT INTO client_group_record (group_id, record_id, organisation_id) SELECT g.id, r.id, g.organisation_id \
        FROM client_group g JOIN record r ON r.organisation_id = g.organisation_id \
        WHERE g.organisation_id = $1 AND g.id = $2 AND r.id = $3 ON CONFLICT DO NOTHING";
    REMOVE = "DELETE FROM client_group_record WHERE organisation_id = $1 AND group_id = $2 AND record_id = $3";
}

/// `Unique` if the name is taken.
pub fn insert(group: ClientGroup) -> Statement {
    Statement::one(INSERT, group.data())
}

/// `Conflict` where it is gone, `Unique` if the name is taken.
pub fn rename(viewer: &Viewer, id: &Id, name: &str) -> Statement {
    Statement::one(RENAME, params![&viewer.organisation, id, name])
}

/// With everything that names it; who was in it is known until that is [forgotten](forget), and in no group any more.
/// `Conflict` where it is gone.
pub fn delete(viewer: &Viewer, id: &Id) -> Vec<Statement> {
    let of = || params![&viewer.organisation, id];
    vec![Statement::any(DELETE_USES, of()), Statement::one(DELETE, of())]
}

/// Up to this record, who was in a group that is gone.
pub fn forget(viewer: &Viewer, group: &Id, last: &Id) -> Statement {
    Statement::any(FORGET, params![&viewer.organisation, group, last])
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<ClientGroup>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, id]).await
}

/// By name, at most 500.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<CountedGroup>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

/// Records of a group, by name.
pub async fn records(
    db: &Db,
    viewer: &Viewer,
    group: &Id,
    page: &PageRequest,
) -> Result<Page<GroupRecord>, DbError> {
    let (name, id) = page.cursor().map_or(("", ""), |cursor| (cursor.value.as_str(), cursor.id.as_str()));
    page.cut(db.fetch(RECORDS, params![&viewer.organisation, group, name, id, page.fetch_limit()]).await?)
}

/// Twice is once.
pub fn add(viewer: &Viewer, group: &Id, record: &Id) -> Statement {
    Statement::any(ADD, params![&viewer.organisation, group, record])
}

pub fn remove(viewer: &Viewer, group: &Id, record: &Id) -> Statement {
    Statement::any(REMOVE, params![&viewer.organisation, group, record])
}

/// By which a record is told from others: its tags, and its groups by name.
pub async fn segments(db: &Db, viewer: &Viewer, record: &Id) -> Result<Vec<Segment>, DbError> {
    db.fetch_all(SEGMENTS, params![&viewer.organisation, record]).await
}

/// Records of a group after `after`, by id; those of a group that is gone too, until they are forgotten.
pub async fn at_work(
    db: &Db,
    viewer: &Viewer,
    group: &Id,
    after: &str,
    limit: u32,
) -> Result<Vec<AtWork>, DbError> {
    db.fetch_all(AT_WORK, params![&viewer.organisation, group, after, i64::from(limit)]).await
}
