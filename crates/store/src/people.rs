//! Persons: humans known to one organisation, inside or outside.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Person {
        pub id: Id,
        pub organisation: Id,
        pub name: String,
        /// As `app` normalises addresses. Two persons may share one.
        pub email: Option<String>,
        pub created_at: Instant,
        /// `en` or `de`; none where they never said and their browser did not either.
        pub language: Option<String>,
        /// IANA zone; none is the organisation's.
        pub zone: Option<String>,
    }
}

/// Ids one query looks up.
const BATCH: usize = 16;

statements! {
    INSERT = "INSERT INTO person (id, organisation_id, name, email, created_at, language, zone) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RENAME = "UPDATE person SET name = $3 WHERE organisation_id = $1 AND id = $2";
    SET_READING = "UPDATE person SET language = $3, zone = $4 WHERE organisation_id = $1 AND id = $2";
    SET_LANGUAGE = "UPDATE person SET language = $3 WHERE organisation_id = $1 AND id = $2";
    GET = "SELECT id, organisation_id, name, email, created_at, language, zone FROM person WHERE organisation_id = $1 AND id = $2";
    BY_EMAIL = "SELECT id, organisation_id, name, email, created_at, language, zone FROM person \
        WHERE organisation_id = $1 AND email = $2 ORDER BY id LIMIT 50";
    MANY = "SELECT id, organisation_id, name, email, created_at, language, zone FROM person \
        WHERE organisation_id || '' = $1 AND id IN \
        ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
}

pub fn insert(person: Person) -> Statement {
    Statement::one(INSERT, person.data())
}

pub fn rename(viewer: &Viewer, id: &Id, name: &str) -> Statement {
    Statement::one(RENAME, params![&viewer.organisation, id, name])
}

/// How somebody reads: in which language and zone.
pub fn set_reading(viewer: &Viewer, id: &Id, language: Option<&str>, zone: Option<&str>) -> Statement {
    Statement::one(SET_READING, params![&viewer.organisation, id, language, zone])
}

pub fn set_language(viewer: &Viewer, id: &Id, language: &str) -> Statement {
    Statement::one(SET_LANGUAGE, params![&viewer.organisation, id, language])
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Person>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, id]).await
}

/// Everybody with this address, oldest first, at most 50.
pub async fn by_email(db: &Db, viewer: &Viewer, email: &str) -> Result<Vec<Person>, DbError> {
    db.fetch_all(BY_EMAIL, params![&viewer.organisation, email]).await
}

/// Those of `ids` that exist, in no order.
pub async fn many(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Person>, DbError> {
    let mut found = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let mut data = params![&viewer.organisation];
        data.extend((0..BATCH).map(|place| batch.get(place).into()));
        found.extend(db.fetch_all(MANY, data).await?);
    }
    Ok(found)
}
