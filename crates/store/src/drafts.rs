//! Half-filled forms, one for each person and device. Not flow events.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Draft {
        /// The assignment, or the start form's command id.
        pub draft_of: Id,
        /// Who typed it; empty for a start form.
        pub person: String,
        /// Names the device of somebody outside; empty for members and start forms.
        pub place: String,
        pub organisation: Id,
        /// JSON of what was typed.
        pub entries: String,
        pub updated_at: Instant,
    }
}

/// Forms one query looks up.
const BATCH: usize = 16;

macro_rules! columns {
    () => {
        "draft_of, person_id, place, organisation_id, entries, updated_at"
    };
}

statements! {
    PUT = concat!("INSERT INTO draft (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (draft_of, person_id, place) DO UPDATE SET entries = excluded.entries, \
        updated_at = excluded.updated_at");
    GET = concat!("SELECT ", columns!(), " FROM draft \
        WHERE organisation_id = $1 AND draft_of = $2 AND person_id = $3 AND place = $4");
    MANY = concat!("SELECT ", columns!(), " FROM draft WHERE organisation_id = $1 AND person_id = $2 AND place = '' \
        AND draft_of IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
    NEWEST = concat!("SELECT ", columns!(), " FROM draft \
        WHERE organisation_id = $1 AND draft_of = $2 AND person_id = $3 ORDER BY updated_at DESC, place LIMIT 1");
    // Whoever has a link can make up devices without end.
    KEEP_NEWEST = "DELETE FROM draft WHERE organisation_id = $1 AND draft_of = $2 AND person_id = $3 AND place NOT IN \
        (SELECT place FROM draft WHERE organisation_id = $1 AND draft_of = $2 AND person_id = $3 \
        ORDER BY updated_at DESC, place LIMIT 8)";
    DELETE = "DELETE FROM draft WHERE organisation_id = $1 AND draft_of = $2";
    SWEEP = "DELETE FROM draft WHERE updated_at < $1";
}

pub fn put(draft: Draft) -> Statement {
    Statement::one(PUT, draft.data())
}

pub async fn get(
    db: &Db,
    viewer: &Viewer,
    draft_of: &Id,
    person: &str,
    place: &str,
) -> Result<Option<Draft>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, draft_of, person, place]).await
}

/// What a member typed for each of these, as far as they did. One query for up to 16.
pub async fn many(db: &Db, viewer: &Viewer, drafts_of: &[Id], person: &str) -> Result<Vec<Draft>, DbError> {
    let mut found = Vec::new();
    for batch in drafts_of.chunks(BATCH) {
        let mut data = params![&viewer.organisation, person];
        data.extend((0..BATCH).map(|place| batch.get(place).into()));
        found.extend(db.fetch_all(MANY, data).await?);
    }
    Ok(found)
}

/// What this person typed last, on whatever device.
pub async fn newest(db: &Db, viewer: &Viewer, draft_of: &Id, person: &str) -> Result<Option<Draft>, DbError> {
    db.fetch_one(NEWEST, params![&viewer.organisation, draft_of, person]).await
}

/// Forgets all but the eight devices used last.
pub fn keep_newest(viewer: &Viewer, draft_of: &Id, person: &str) -> Statement {
    Statement::any(KEEP_NEWEST, params![&viewer.organisation, draft_of, person])
}

/// Everybody's.
pub fn delete(viewer: &Viewer, draft_of: &Id) -> Statement {
    Statement::any(DELETE, params![&viewer.organisation, draft_of])
}

/// Untouched since `before`.
pub fn sweep(_: &System, before: Instant) -> Statement {
    Statement::any(SWEEP, params![before])
}
