//! Templates: one draft and any number of published versions, kept as the source they were given in.

pub mod sendings;
pub mod settings;

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum VersionState {
        Draft = "draft",
        Published = "published",
        /// No new flow runs it; those that do go on.
        Archived = "archived",
    }
}

row! {
    pub struct TemplateVersion {
        pub organisation: Id,
        pub key: String,
        pub version: i64,
        pub state: VersionState,
        pub name: String,
        /// Changes with every replacement of a draft.
        pub etag: String,
        /// YAML or JSON, as given.
        pub source: String,
        pub updated_at: Instant,
        pub published_at: Option<Instant>,
    }
}

row! {
    /// A version without its source.
    pub struct VersionSummary {
        pub key: String,
        pub version: i64,
        pub state: VersionState,
        pub name: String,
        pub etag: String,
        pub updated_at: Instant,
        pub published_at: Option<Instant>,
    }
}

macro_rules! version {
    ($tail:literal) => {
        concat!(
            "SELECT organisation_id, template_key, version, state, name, etag, source, updated_at, published_at \
             FROM template_version WHERE organisation_id = $1 AND template_key = $2 ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO template (organisation_id, template_key, created_at) VALUES ($1, $2, $3)";
    INSERT_VERSION = "INSERT INTO template_version (organisation_id, template_key, version, state, name, etag, source, \
        updated_at, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    REPLACE_DRAFT = "UPDATE template_version SET name = $4, etag = $5, source = $6, updated_at = $7 \
        WHERE organisation_id = $1 AND template_key = $2 AND state = 'draft' AND etag = $3";
    PUBLISH = "UPDATE template_version SET state = 'published', published_at = $4 \
        WHERE organisation_id = $1 AND template_key = $2 AND state = 'draft' AND etag = $3";
    ARCHIVE = "UPDATE template_version SET state = 'archived' \
        WHERE organisation_id = $1 AND template_key = $2 AND version = $3 AND state = 'published'";
    RESTORE = "UPDATE template_version SET state = 'published' \
        WHERE organisation_id = $1 AND template_key = $2 AND version = $3 AND state = 'archived'";
    VERSION = version!("AND version = $3");
    DRAFT = version!("AND state = 'draft'");
    PUBLISHED = version!("AND state = 'published' ORDER BY version DESC LIMIT 1");
    NEWEST = "SELECT version FROM template_version WHERE organisation_id = $1 AND template_key = $2 \
        AND state = 'published' ORDER BY version DESC LIMIT 1";
    VERSIONS = "SELECT template_key, version, state, name, etag, updated_at, published_at FROM template_version \
        WHERE organisation_id = $1 AND template_key = $2 ORDER BY version DESC LIMIT 1000";
    LIST = "SELECT v.template_key, v.version, v.state, v.name, v.etag, v.updated_at, v.published_at \
        FROM template_version v WHERE v.organisation_id = $1 AND (v.state = 'draft' OR v.version = (SELECT MAX(n.version) \
        FROM template_version n WHERE n.organisation_id = v.organisation_id AND n.template_key = v.template_key \
        AND n.state = 'published') OR v.version = (SELECT MAX(a.version) FROM template_version a \
        WHERE a.organisation_id = v.organisation_id AND a.template_key = v.template_key)) ORDER BY v.template_key, v.version LIMIT 2000";
}

/// A new key with its first version. `Unique` (table `template`) if the key is taken.
pub fn insert(first: TemplateVersion) -> Vec<Statement> {
    let key = Statement::one(INSERT, params![&first.organisation, &first.key, first.updated_at]);
    vec![key, open_draft(first)]
}

/// A draft after a published version. `Unique` if there is a draft already.
pub fn open_draft(draft: TemplateVersion) -> Statement {
    Statement::one(INSERT_VERSION, draft.data())
}

/// What a draft is replaced by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftChange {
    pub name: String,
    pub etag: String,
    pub source: String,
    pub at: Instant,
}

/// `Conflict` if there is no draft with this ETag.
pub fn replace_draft(viewer: &Viewer, key: &str, etag: &str, change: DraftChange) -> Statement {
    let DraftChange { name, etag: new_etag, source, at } = change;
    Statement::one(REPLACE_DRAFT, params![&viewer.organisation, key, etag, name, new_etag, source, at])
}

/// Makes the draft with this ETag a published version for ever. `Conflict` if there is none.
pub fn publish(viewer: &Viewer, key: &str, etag: &str, now: Instant) -> Statement {
    Statement::one(PUBLISH, params![&viewer.organisation, key, etag, now])
}

/// New flows run another version from here on. `Conflict` unless it is published.
pub fn archive(viewer: &Viewer, key: &str, version: i64) -> Statement {
    Statement::one(ARCHIVE, params![&viewer.organisation, key, version])
}

/// Back among the published. `Conflict` unless it is archived.
pub fn restore(viewer: &Viewer, key: &str, version: i64) -> Statement {
    Statement::one(RESTORE, params![&viewer.organisation, key, version])
}

pub async fn version(
    db: &Db,
    viewer: &Viewer,
    key: &str,
    version: i64,
) -> Result<Option<TemplateVersion>, DbError> {
    db.fetch_one(VERSION, params![&viewer.organisation, key, version]).await
}

pub async fn draft(db: &Db, viewer: &Viewer, key: &str) -> Result<Option<TemplateVersion>, DbError> {
    db.fetch_one(DRAFT, params![&viewer.organisation, key]).await
}

/// The newest published version: the one new flows run.
pub async fn published(db: &Db, viewer: &Viewer, key: &str) -> Result<Option<TemplateVersion>, DbError> {
    db.fetch_one(PUBLISHED, params![&viewer.organisation, key]).await
}

/// Its number alone.
pub async fn published_version(db: &Db, viewer: &Viewer, key: &str) -> Result<Option<i64>, DbError> {
    db.fetch(NEWEST, params![&viewer.organisation, key])
        .await?
        .first_mut()
        .map(crate::db::Row::take)
        .transpose()
}

/// Newest first, at most 1 000; none if there is no such template.
pub async fn versions(db: &Db, viewer: &Viewer, key: &str) -> Result<Vec<VersionSummary>, DbError> {
    db.fetch_all(VERSIONS, params![&viewer.organisation, key]).await
}

/// Of each template the draft, the newest published version and the newest of all, by key, at most 2 000 rows.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<VersionSummary>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}
