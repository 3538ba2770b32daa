//! How organisations show themselves: colour, pictures, words, host name. Only pictures that were written anew from their pixels.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant, PublicLinks};

row! {
    pub struct Brand {
        pub organisation: Id,
        /// `#rrggbb`
        pub color: Option<String>,
        /// Of its [`Picture`].
        pub logo_hash: Option<String>,
        /// What the organisation does with people's data.
        pub privacy_url: Option<String>,
        pub help_url: Option<String>,
        pub updated_at: Instant,
        /// Of the [`Picture`] beside the sign-in.
        pub sign_in_hash: Option<String>,
        /// Below public pages and mails, in lines.
        pub footer: Option<String>,
        /// Where its public pages answer as well; one organisation's alone.
        pub host: Option<String>,
    }
}

row! {
    pub struct Picture {
        pub organisation: Id,
        /// SHA-256 of the bytes, in hex.
        pub hash: String,
        pub media_type: String,
        /// Base 64.
        pub content: String,
        pub created_at: Instant,
    }
}

statements! {
    PUT = "INSERT INTO brand (organisation_id, color, logo_hash, privacy_url, help_url, updated_at, sign_in_hash, footer, host) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        ON CONFLICT (organisation_id) DO UPDATE SET color = excluded.color, logo_hash = excluded.logo_hash, \
        privacy_url = excluded.privacy_url, help_url = excluded.help_url, updated_at = excluded.updated_at, \
        sign_in_hash = excluded.sign_in_hash, footer = excluded.footer, host = excluded.host";
    GET = "SELECT organisation_id, color, logo_hash, privacy_url, help_url, updated_at, sign_in_hash, footer, host \
        FROM brand WHERE organisation_id = $1";
    HOSTS = "SELECT host, organisation_id FROM brand WHERE host IS NOT NULL ORDER BY host LIMIT 1000";
    INSERT_PICTURE = "INSERT INTO picture (organisation_id, hash, media_type, content, created_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    PICTURE = "SELECT organisation_id, hash, media_type, content, created_at FROM picture WHERE hash = $1 LIMIT 1";
    DELETE_PICTURES = "DELETE FROM picture WHERE organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM brand b \
        WHERE b.organisation_id = $1 AND (b.logo_hash = picture.hash OR b.sign_in_hash = picture.hash))";
}

impl Brand {
    /// Of an organisation that has chosen nothing.
    pub fn of(organisation: Id, now: Instant) -> Self {
        Self {
            organisation,
            color: None,
            logo_hash: None,
            privacy_url: None,
            help_url: None,
            updated_at: now,
            sign_in_hash: None,
            footer: None,
            host: None,
        }
    }

    pub fn links(&self) -> PublicLinks {
        PublicLinks { privacy: self.privacy_url.clone(), help: self.help_url.clone() }
    }
}

pub async fn get(db: &Db, viewer: &Viewer) -> Result<Option<Brand>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation]).await
}

/// `Unique` for a host name of another organisation.
pub fn put(brand: Brand) -> Statement {
    Statement::one(PUT, brand.data())
}

row! {
    /// A host name, and whose it is.
    pub struct Host {
        pub host: String,
        pub organisation: Id,
    }
}

/// All of them: requests are told apart by them before anybody is known.
pub async fn hosts(db: &Db, _: &System) -> Result<Vec<Host>, DbError> {
    db.fetch_all(HOSTS, params![]).await
}

/// The same bytes twice are kept once.
pub fn insert_picture(picture: Picture) -> Statement {
    Statement::any(INSERT_PICTURE, picture.data())
}

/// Every picture of the organisation that its looks do not show goes.
pub fn delete_unused_pictures(viewer: &Viewer) -> Statement {
    Statement::any(DELETE_PICTURES, params![&viewer.organisation])
}

/// Pictures are public: whoever knows the hash has seen it.
pub async fn picture(db: &Db, _: &System, hash: &str) -> Result<Option<Picture>, DbError> {
    db.fetch_one(PICTURE, params![hash]).await
}
