//! How organisations show themselves: colour and logo. Only pictures that were written anew from their pixels.

use crate::{
    Db, DbError, Statement, Viewer,
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
    PUT = "INSERT INTO brand (organisation_id, color, logo_hash, privacy_url, help_url, updated_at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (organisation_id) DO UPDATE SET color = excluded.color, logo_hash = excluded.logo_hash, \
        privacy_url = excluded.privacy_url, help_url = excluded.help_url, updated_at = excluded.updated_at";
    GET = "SELECT organisation_id, color, logo_hash, privacy_url, help_url, updated_at FROM brand WHERE organisation_id = $1";
    INSERT_PICTURE = "INSERT INTO picture (organisation_id, hash, media_type, content, created_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    PICTURE = "SELECT organisation_id, hash, media_type, content, created_at FROM picture \
        WHERE organisation_id = $1 AND hash = $2";
    DELETE_PICTURES = "DELETE FROM picture WHERE organisation_id = $1 AND hash <> $2";
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
        }
    }

    pub fn links(&self) -> PublicLinks {
        PublicLinks { privacy: self.privacy_url.clone(), help: self.help_url.clone() }
    }
}

pub async fn get(db: &Db, viewer: &Viewer) -> Result<Option<Brand>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation]).await
}

pub fn put(brand: Brand) -> Statement {
    Statement::one(PUT, brand.data())
}

/// The same bytes twice are kept once.
pub fn insert_picture(picture: Picture) -> Statement {
    Statement::any(INSERT_PICTURE, picture.data())
}

/// Every picture of the organisation but this one goes.
pub fn delete_pictures_except(viewer: &Viewer, hash: &str) -> Statement {
    Statement::any(DELETE_PICTURES, params![&viewer.organisation, hash])
}

pub async fn picture(db: &Db, viewer: &Viewer, hash: &str) -> Result<Option<Picture>, DbError> {
    db.fetch_one(PICTURE, params![&viewer.organisation, hash]).await
}
