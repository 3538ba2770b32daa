//! Template settings: what an organisation decides about a template, unversioned. For now its Start Link.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct StartLink {
        pub organisation: Id,
        pub template_key: String,
        /// What stands in its public address; kept when the link is disabled and enabled again.
        pub token: String,
        pub enabled: bool,
        /// Workspace owner of every flow started this way.
        pub owner: Option<Id>,
        /// Role the starting person plays.
        pub initializer: Option<String>,
        pub updated_at: Instant,
        /// Flows it has started; counted by [`count_start`] alone.
        pub uses: i64,
        /// When it last started one.
        pub used_at: Option<Instant>,
        /// Origins of pages that may show its form in a frame, one in each line; written by [`put_origins`] alone.
        pub origins: String,
    }
}

macro_rules! start_link {
    ($tail:literal) => {
        concat!(
            "SELECT organisation_id, template_key, start_token, start_enabled, start_owner_id, start_initializer, \
             updated_at, start_uses, start_used_at, start_origins FROM template_settings ",
            $tail
        )
    };
}

statements! {
    PUT = "INSERT INTO template_settings (organisation_id, template_key, start_token, start_enabled, start_owner_id, \
        start_initializer, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (organisation_id, template_key) DO UPDATE SET start_enabled = excluded.start_enabled, \
        start_owner_id = excluded.start_owner_id, start_initializer = excluded.start_initializer, \
        updated_at = excluded.updated_at";
    COUNT = "UPDATE template_settings SET start_uses = start_uses + 1, start_used_at = $3 \
        WHERE organisation_id = $1 AND template_key = $2";
    PUT_ORIGINS = "UPDATE template_settings SET start_origins = $3, updated_at = $4 \
        WHERE organisation_id = $1 AND template_key = $2";
    GET = start_link!("WHERE organisation_id = $1 AND template_key = $2");
    BY_TOKEN = start_link!("WHERE start_token = $1");
    LIST = start_link!("WHERE organisation_id = $1 ORDER BY template_key LIMIT 2000");
}

/// Writes the settings; the token of the first time stays, and so do uses and origins.
pub fn put_start_link(link: StartLink) -> Statement {
    let StartLink { organisation, template_key, token, enabled, owner, initializer, updated_at, .. } = link;
    let row = params![organisation, template_key, token, enabled, owner, initializer, updated_at];
    Statement::one(PUT, row)
}

/// One more flow was started by it.
pub fn count_start(viewer: &Viewer, key: &str, now: Instant) -> Statement {
    Statement::any(COUNT, params![&viewer.organisation, key, now])
}

/// `Conflict` where nothing was configured yet.
pub fn put_origins(viewer: &Viewer, key: &str, origins: &str, now: Instant) -> Statement {
    Statement::one(PUT_ORIGINS, params![&viewer.organisation, key, origins, now])
}

pub async fn start_link(db: &Db, viewer: &Viewer, key: &str) -> Result<Option<StartLink>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, key]).await
}

/// By what stands in the public address; disabled ones too.
pub async fn start_link_by_token(db: &Db, _: &System, token: &str) -> Result<Option<StartLink>, DbError> {
    db.fetch_one(BY_TOKEN, params![token]).await
}

pub async fn start_links(db: &Db, viewer: &Viewer) -> Result<Vec<StartLink>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}
