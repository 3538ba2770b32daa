//! Rows about files; the bytes lie in object storage under the row's id.

use crate::{
    Count, Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements, words},
    viewer::visible_flow,
};
use model::{Id, Instant};

words! {
    pub enum FileState {
        /// Uploaded, not yet given: swept after 30 days.
        Draft = "draft",
        /// Given with an act.
        Kept = "kept",
        /// The row stays, the bytes are gone.
        Erased = "erased",
    }
}

row! {
    pub struct File {
        pub id: Id,
        pub organisation: Id,
        pub record: Option<Id>,
        pub flow: Option<Id>,
        pub step_key: Option<String>,
        pub attempt: Option<i64>,
        pub field: String,
        /// Before it is given: the assignment, or the start form's command id.
        pub draft_of: Option<Id>,
        pub name: String,
        pub size_bytes: i64,
        /// Hex.
        pub sha256: String,
        /// As sniffed, not as claimed.
        pub media_type: String,
        pub giver: Option<Id>,
        /// Who may read it, as `app` writes it.
        pub audience: String,
        pub state: FileState,
        pub keep_until: Option<Instant>,
        pub created_at: Instant,
    }
}

/// Assignments one query looks up.
const BATCH: usize = 16;

macro_rules! columns {
    () => {
        "d.id, d.organisation_id, d.record_id, d.flow_id, d.step_key, d.attempt, d.field, d.draft_of, d.name, \
         d.size_bytes, d.sha256, d.media_type, d.giver_id, d.audience, d.state, d.keep_until, d.created_at"
    };
}

statements! {
    INSERT = "INSERT INTO file (id, organisation_id, record_id, flow_id, step_key, attempt, field, draft_of, name, \
        size_bytes, sha256, media_type, giver_id, audience, state, keep_until, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    GET = concat!("SELECT ", columns!(), " FROM file d JOIN flow f ON f.id = d.flow_id WHERE d.id = $4 AND ", visible_flow!(by key));
    OF_FLOW = concat!("SELECT ", columns!(), " FROM file d JOIN flow f ON f.id = d.flow_id \
        WHERE d.flow_id = $4 AND d.state = 'kept' AND ", visible_flow!(by key), " ORDER BY d.id LIMIT 2000");
    PAGE = concat!("SELECT ", columns!(), " FROM file d JOIN flow f ON f.id = d.flow_id \
        WHERE d.flow_id = $4 AND d.id > $5 AND d.state IN ('kept', 'erased') AND ", visible_flow!(by key), " ORDER BY d.id LIMIT $6");
    COUNT = "SELECT COUNT(*) FROM (SELECT id FROM file WHERE flow_id = $1 AND organisation_id = $2 \
        AND state IN ('kept', 'erased') LIMIT 1001) d";
    DRAFTS_OF = concat!("SELECT ", columns!(), " FROM file d WHERE d.organisation_id = $1 AND d.state = 'draft' \
        AND d.draft_of IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ORDER BY d.id LIMIT 500");
    DRAFTS = concat!("SELECT ", columns!(), " FROM file d WHERE d.organisation_id = $1 AND d.draft_of = $2 \
        AND d.state = 'draft' ORDER BY d.id LIMIT 500");
    DELETE_DRAFT = "DELETE FROM file WHERE organisation_id = $1 AND id = $2 AND draft_of = $3 AND state = 'draft'";
    OLD_DRAFTS = concat!("SELECT ", columns!(), " FROM file d WHERE d.state = 'draft' AND d.created_at < $1 \
        ORDER BY d.created_at LIMIT 500");
    SWEEP = "DELETE FROM file WHERE id = $1 AND state = 'draft' AND created_at < $2";
    EXISTS = "SELECT id FROM file WHERE id = $1";
}

/// Bytes first, row second.
pub fn insert(file: File) -> Statement {
    Statement::one(INSERT, file.data())
}

/// A file of a flow the viewer sees; whether they may read it is the caller's policy.
pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<File>, DbError> {
    db.fetch_one(GET, viewer.with(params![id])).await
}

/// Given ones, oldest first, at most 2 000.
pub async fn of_flow(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Vec<File>, DbError> {
    db.fetch_all(OF_FLOW, viewer.with(params![flow])).await
}

/// Given ones, erased ones too, oldest first: `after` is the last id read.
pub async fn page(
    db: &Db,
    viewer: &Viewer,
    flow: &Id,
    after: Option<&Id>,
    limit: u32,
) -> Result<Vec<File>, DbError> {
    db.fetch_all(PAGE, viewer.with(params![flow, after.map_or("", Id::as_str), i64::from(limit)])).await
}

/// Of a flow the viewer was shown: exact up to 1 000.
pub async fn count(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Count, DbError> {
    let rows = db.fetch(COUNT, params![flow, &viewer.organisation]).await?;
    rows.into_iter().next().map_or(Ok(Count(0)), |mut row| row.take().map(Count))
}

/// Uploaded for these assignments, not yet given; at most 500. One query for up to 16 assignments.
pub async fn drafts_of(db: &Db, viewer: &Viewer, assignments: &[Id]) -> Result<Vec<File>, DbError> {
    let mut found = Vec::new();
    for batch in assignments.chunks(BATCH) {
        let mut data = params![&viewer.organisation];
        data.extend((0..BATCH).map(|place| batch.get(place).into()));
        found.extend(db.fetch_all(DRAFTS_OF, data).await?);
    }
    Ok(found)
}

/// Uploaded for this assignment or start form, not yet given; at most 500.
pub async fn drafts(db: &Db, viewer: &Viewer, draft_of: &Id) -> Result<Vec<File>, DbError> {
    db.fetch_all(DRAFTS, params![&viewer.organisation, draft_of]).await
}

/// `Conflict` if it is not a draft of this assignment or start form.
pub fn delete_draft(viewer: &Viewer, id: &Id, draft_of: &Id) -> Statement {
    Statement::one(DELETE_DRAFT, params![&viewer.organisation, id, draft_of])
}

/// Drafts made before `before`, at most 500, for the sweeper.
pub async fn old_drafts(db: &Db, _: &System, before: Instant) -> Result<Vec<File>, DbError> {
    db.fetch_all(OLD_DRAFTS, params![before]).await
}

/// Deletes the row of an old draft, unless it was given meanwhile. Row first, bytes second.
pub fn sweep(_: &System, id: &Id, before: Instant) -> Statement {
    Statement::one(SWEEP, params![id, before])
}

/// Whether bytes have a row, for the sweeper of bytes without one.
pub async fn exists(db: &Db, _: &System, id: &Id) -> Result<bool, DbError> {
    Ok(!db.fetch(EXISTS, params![id]).await?.is_empty())
}
