//! Organisations and their access groups.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Organisation {
        pub id: Id,
        /// Short name for addresses, unique on the server.
        pub slug: String,
        pub name: String,
        /// IANA zone, for example `Europe/Berlin`.
        pub zone: String,
        /// `en` or `de`: for readers of whom nothing is known.
        pub language: String,
        /// Where mails say Baton is; never taken from a request.
        pub public_address: Option<String>,
        pub created_at: Instant,
    }
}

row! {
    /// Which members see a record and its flows.
    pub struct AccessGroup {
        pub id: Id,
        pub organisation: Id,
        pub name: String,
        /// Every member is in it without being listed.
        pub is_everyone: bool,
    }
}

statements! {
    INSERT = "INSERT INTO organisation (id, slug, name, zone, language, public_address, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UPDATE = "UPDATE organisation SET name = $2, zone = $3, language = $4, public_address = $5 WHERE id = $1";
    BY_ID = "SELECT id, slug, name, zone, language, public_address, created_at FROM organisation WHERE id = $1";
    BY_SLUG = "SELECT id, slug, name, zone, language, public_address, created_at FROM organisation WHERE slug = $1";
    LIST = "SELECT id, slug, name, zone, language, public_address, created_at FROM organisation ORDER BY id LIMIT 1000";
    INSERT_ACCESS_GROUP = "INSERT INTO access_group (id, organisation_id, name, is_everyone) VALUES ($1, $2, $3, $4)";
    ACCESS_GROUPS = "SELECT id, organisation_id, name, is_everyone FROM access_group WHERE organisation_id = $1 \
        ORDER BY name LIMIT 1000";
    EVERYONE = "SELECT id, organisation_id, name, is_everyone FROM access_group \
        WHERE organisation_id = $1 AND is_everyone = 1 LIMIT 1";
    ADD_ACCESS = "INSERT INTO access_group_member (access_group_id, person_id, organisation_id) \
        SELECT id, $3, organisation_id FROM access_group WHERE organisation_id = $1 AND id = $2 \
        ON CONFLICT DO NOTHING";
    REMOVE_ACCESS = "DELETE FROM access_group_member WHERE organisation_id = $1 AND access_group_id = $2 AND person_id = $3";
}

/// A new organisation with its access group "everyone". `Unique` if the slug is taken.
pub fn insert(organisation: Organisation, everyone: AccessGroup) -> Vec<Statement> {
    vec![Statement::one(INSERT, organisation.data()), insert_access_group(everyone)]
}

/// Name, zone, language and public address; the rest stays.
pub fn update(organisation: Organisation) -> Statement {
    let Organisation { id, name, zone, language, public_address, .. } = organisation;
    Statement::one(UPDATE, params![id, name, zone, language, public_address])
}

pub async fn get(db: &Db, viewer: &Viewer) -> Result<Option<Organisation>, DbError> {
    db.fetch_one(BY_ID, params![&viewer.organisation]).await
}

pub async fn by_slug(db: &Db, _: &System, slug: &str) -> Result<Option<Organisation>, DbError> {
    db.fetch_one(BY_SLUG, params![slug]).await
}

/// The first 1 000, oldest first.
pub async fn list(db: &Db, _: &System) -> Result<Vec<Organisation>, DbError> {
    db.fetch_all(LIST, params![]).await
}

pub fn insert_access_group(group: AccessGroup) -> Statement {
    Statement::one(INSERT_ACCESS_GROUP, group.data())
}

pub async fn access_groups(db: &Db, viewer: &Viewer) -> Result<Vec<AccessGroup>, DbError> {
    db.fetch_all(ACCESS_GROUPS, params![&viewer.organisation]).await
}

/// The access group new records and flows belong to.
pub async fn everyone(db: &Db, viewer: &Viewer) -> Result<Option<AccessGroup>, DbError> {
    db.fetch_one(EVERYONE, params![&viewer.organisation]).await
}

/// Lets a member see what belongs to an access group; twice is once.
pub fn add_access(viewer: &Viewer, access_group: &Id, person: &Id) -> Statement {
    Statement::any(ADD_ACCESS, params![&viewer.organisation, access_group, person])
}

pub fn remove_access(viewer: &Viewer, access_group: &Id, person: &Id) -> Statement {
    Statement::any(REMOVE_ACCESS, params![&viewer.organisation, access_group, person])
}
