//! Groups: named sets of members that can fill a role. Not access groups.

use crate::{
    Db, DbError, Statement, Viewer,
    dialect::{self, Pair, list_of, listed},
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Group {
        pub id: Id,
        pub organisation: Id,
        pub name: String,
        pub created_at: Instant,
    }
}

row! {
    /// One person in one group. Only members who are not disabled are listed.
    pub struct GroupMember {
        pub group: Id,
        pub group_name: String,
        pub person: Id,
        pub name: String,
        pub email: Option<String>,
    }
}

macro_rules! group_member {
    ($tail:literal) => {
        concat!(
            "SELECT g.id, g.name, p.id, p.name, p.email FROM member_group g \
             JOIN member_group_member x ON x.group_id = g.id JOIN person p ON p.id = x.person_id \
             JOIN member m ON m.person_id = p.id AND m.disabled_at IS NULL WHERE g.organisation_id = $1 ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO member_group (id, organisation_id, name, created_at) VALUES ($1, $2, $3, $4)";
    RENAME = "UPDATE member_group SET name = $3 WHERE organisation_id = $1 AND id = $2";
    BY_NAME = "SELECT id, organisation_id, name, created_at FROM member_group WHERE organisation_id = $1 AND name = $2";
    LIST = "SELECT id, organisation_id, name, created_at FROM member_group WHERE organisation_id = $1 ORDER BY name LIMIT 1000";
    OF_PERSON = "SELECT g.id, g.organisation_id, g.name, g.created_at FROM member_group g \
        JOIN member_group_member x ON x.group_id = g.id WHERE g.organisation_id = $1 AND x.person_id = $2 \
        ORDER BY g.name LIMIT 1000";
    ADD = "INSERT INTO member_group_member (group_id, person_id, organisation_id) \
        SELECT id, $3, organisation_id FROM member_group WHERE organisation_id = $1 AND id = $2 ON CONFLICT DO NOTHING";
    REMOVE = "DELETE FROM member_group_member WHERE organisation_id = $1 AND group_id = $2 AND person_id = $3";
    MEMBERS_BY_ID = group_member!("AND g.id = $2 ORDER BY p.name, p.id LIMIT 1000");
    ALL_MEMBERS = group_member!("ORDER BY g.name, p.name, p.id LIMIT 5000");
}

/// Of groups named in a list, `$2`.
macro_rules! of_named {
    ($database:ident) => {
        concat!(
            "SELECT g.id, g.name, p.id, p.name, p.email FROM member_group g \
             JOIN member_group_member x ON x.group_id = g.id JOIN person p ON p.id = x.person_id \
             JOIN member m ON m.person_id = p.id AND m.disabled_at IS NULL WHERE g.organisation_id = $1 AND g.name",
            listed!($database, "$2")
        )
    };
    ($database:ident, among) => {
        concat!(of_named!($database), " AND x.person_id", listed!($database, "$3"))
    };
    ($database:ident, all) => {
        concat!(of_named!($database), " ORDER BY g.name, p.name, p.id LIMIT 20000")
    };
    ($database:ident, names) => {
        concat!("SELECT g.name FROM member_group g WHERE g.organisation_id = $1 AND g.name", listed!($database, "$2"))
    };
}

/// `$3` persons, as a list.
const AMONG: Pair = Pair { sqlite: of_named!(sqlite, among), postgres: of_named!(postgres, among) };
const OF_NAMED: Pair = Pair { sqlite: of_named!(sqlite, all), postgres: of_named!(postgres, all) };
const KNOWN: Pair = Pair { sqlite: of_named!(sqlite, names), postgres: of_named!(postgres, names) };

pub(crate) const PAIRS: &[&Pair] = &[&AMONG, &OF_NAMED, &KNOWN];

/// `Unique` if the name is taken.
pub fn insert(group: Group) -> Statement {
    Statement::one(INSERT, group.data())
}

pub fn rename(viewer: &Viewer, id: &Id, name: &str) -> Statement {
    Statement::one(RENAME, params![&viewer.organisation, id, name])
}

pub async fn by_name(db: &Db, viewer: &Viewer, name: &str) -> Result<Option<Group>, DbError> {
    db.fetch_one(BY_NAME, params![&viewer.organisation, name]).await
}

/// By name, at most 1 000.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<Group>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

pub async fn of_person(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<Group>, DbError> {
    db.fetch_all(OF_PERSON, params![&viewer.organisation, person]).await
}

/// Twice is once.
pub fn add(viewer: &Viewer, group: &Id, person: &Id) -> Statement {
    Statement::any(ADD, params![&viewer.organisation, group, person])
}

pub fn remove(viewer: &Viewer, group: &Id, person: &Id) -> Statement {
    Statement::any(REMOVE, params![&viewer.organisation, group, person])
}

/// Members of the groups of these names, by group and name, at most 20 000.
pub async fn members<'a>(
    db: &Db,
    viewer: &Viewer,
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<GroupMember>, DbError> {
    db.fetch_pair(&OF_NAMED, params![&viewer.organisation, list_of(names)]).await
}

/// Which of these names are those of groups.
pub async fn known<'a>(
    db: &Db,
    viewer: &Viewer,
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<String>, DbError> {
    let rows = db.fetch(KNOWN.text(db), params![&viewer.organisation, list_of(names)]).await?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Which of these persons are in which of these groups, in no order.
pub async fn among(
    db: &Db,
    viewer: &Viewer,
    groups: impl Iterator<Item = &str>,
    persons: impl Iterator<Item = &Id>,
) -> Result<Vec<GroupMember>, DbError> {
    db.fetch_pair(&AMONG, params![&viewer.organisation, list_of(groups), dialect::list(persons)]).await
}

pub async fn members_by_id(db: &Db, viewer: &Viewer, group: &Id) -> Result<Vec<GroupMember>, DbError> {
    db.fetch_all(MEMBERS_BY_ID, params![&viewer.organisation, group]).await
}

/// Of every group, by group and name, at most 5 000.
pub async fn all_members(db: &Db, viewer: &Viewer) -> Result<Vec<GroupMember>, DbError> {
    db.fetch_all(ALL_MEMBERS, params![&viewer.organisation]).await
}
