//! Template settings: what an organisation decides about a template, unversioned. For now its Start Link.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
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
    }
}

macro_rules! start_link {
    ($tail:literal) => {
        concat!(
            "SELECT organisation_id, template_key, start_token, start_enabled, start_owner_id, start_initializer, \
             updated_at FROM template_settings ",
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
    GET = start_link!("WHERE organisation_id = $1 AND template_key = $2");
    BY_TOKEN = start_link!("WHERE start_token = $1");
    LIST = start_link!("WHERE organisation_id = $1 ORDER BY template_key LIMIT 2000");
}

/// Writes the settings; the token of the first time stays.
pub fn put_start_link(link: StartLink) -> Statement {
    Statement::one(PUT, link.data())
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
