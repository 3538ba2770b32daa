//! Everything of an organisation as one archive: what was asked for, how far it has come, its pieces, and the rows that go
//! in. Nothing that lets anybody in is among them: see [`parts`].

pub mod parts;

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum ExportStatus {
        Running = "running",
        Done = "done",
        /// Kept for some days only.
        Gone = "gone",
    }
}

row! {
    pub struct OrganisationExport {
        pub id: Id,
        pub organisation: Id,
        pub person: Option<Id>,
        pub key: Option<Id>,
        pub status: ExportStatus,
        /// Number of the part that comes next.
        pub part: i64,
        pub after_key: String,
        pub after_number: i64,
        pub pieces: i64,
        pub rows_written: i64,
        /// Documents, whose bytes lie beside.
        pub files: i64,
        pub size_bytes: i64,
        pub created_at: Instant,
        pub finished_at: Option<Instant>,
    }
}

row! {
    pub struct ExportPiece {
        pub export: Id,
        pub piece: i64,
        pub organisation: Id,
        /// In the archive.
        pub name: String,
        /// Where its bytes lie.
        pub file: Id,
        pub crc: i64,
        pub size_bytes: i64,
        pub packed_bytes: i64,
    }
}

row! {
    /// A document that lies beside.
    pub struct ExportFile {
        pub id: Id,
        pub name: String,
        pub size_bytes: i64,
    }
}

macro_rules! export {
    ($tail:literal) => {
        concat!(
            "SELECT id, organisation_id, person_id, key_id, status, part, after_key, after_number, pieces, rows_written, \
             files, size_bytes, created_at, finished_at FROM organisation_export WHERE ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO organisation_export (id, organisation_id, person_id, key_id, status, part, after_key, \
        after_number, pieces, rows_written, files, size_bytes, created_at, finished_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    STEER = "UPDATE organisation_export SET status = $3, part = $4, after_key = $5, after_number = $6, pieces = $7, \
        rows_written = $8, files = $9, size_bytes = $10, finished_at = $11 WHERE organisation_id = $1 AND id = $2 \
        AND status = 'running' AND pieces = $12 AND part = $13";
    GONE = "UPDATE organisation_export SET status = 'gone' WHERE id = $1";
    INSERT_PIECE = "INSERT INTO organisation_export_piece (export_id, piece, organisation_id, name, file_id, crc, \
        size_bytes, packed_bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SHOW = export!("organisation_id = $1 AND id = $2");
    NEWEST = export!("organisation_id = $1 ORDER BY created_at DESC, id DESC LIMIT 10");
    RUNNING = export!("status = 'running' ORDER BY created_at, id LIMIT 5");
    UNDER_WAY = "SELECT id FROM organisation_export WHERE organisation_id = $1 AND status = 'running' LIMIT 1";
    OLD = export!("status = 'done' AND created_at < $1 ORDER BY created_at, id LIMIT 5");
    PIECES = "SELECT export_id, piece, organisation_id, name, file_id, crc, size_bytes, packed_bytes \
        FROM organisation_export_piece WHERE organisation_id = $1 AND export_id = $2 AND piece > $3 ORDER BY piece LIMIT 200";
    DROP_PIECES = "DELETE FROM organisation_export_piece WHERE export_id = $1";
    HAS_FILE = "SELECT export_id FROM organisation_export_piece WHERE file_id = $1";
    FILES = "SELECT id, name, size_bytes FROM file WHERE organisation_id = $1 AND organisation_id <> '' AND id > $2 AND state = 'kept' \
        AND created_at <= $3 ORDER BY id LIMIT 200";
    FILES_COUNT = "SELECT COUNT(*), COALESCE(CAST(SUM(size_bytes) AS BIGINT), 0) FROM file WHERE organisation_id = $1 \
        AND organisation_id <> '' AND state = 'kept' AND created_at <= $2";
}

pub fn insert(new: OrganisationExport) -> Statement {
    Statement::one(INSERT, new.data())
}

/// Writes what may change of it. `Conflict` if somebody else took it further than `was`: pieces and part.
pub fn steer(export: &OrganisationExport, was: (i64, i64)) -> Statement {
    let mut data = params![&export.organisation, &export.id, export.status, export.part];
    data.extend(params![export.after_key.as_str(), export.after_number, export.pieces, export.rows_written]);
    data.extend(params![export.files, export.size_bytes, export.finished_at, was.0, was.1]);
    Statement::one(STEER, data)
}

pub fn insert_piece(piece: ExportPiece) -> Statement {
    Statement::one(INSERT_PIECE, piece.data())
}

/// Its pieces are no more.
pub fn gone(_: &System, export: &Id) -> Vec<Statement> {
    vec![Statement::any(DROP_PIECES, params![export]), Statement::one(GONE, params![export])]
}

pub async fn show(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<OrganisationExport>, DbError> {
    db.fetch_one(SHOW, params![&viewer.organisation, id]).await
}

/// The last ten.
pub async fn newest(db: &Db, viewer: &Viewer) -> Result<Vec<OrganisationExport>, DbError> {
    db.fetch_all(NEWEST, params![&viewer.organisation]).await
}

pub async fn is_under_way(db: &Db, viewer: &Viewer) -> Result<bool, DbError> {
    Ok(!db.fetch(UNDER_WAY, params![&viewer.organisation]).await?.is_empty())
}

/// Of all organisations, oldest first, at most five.
pub async fn running(db: &Db, _: &System) -> Result<Vec<OrganisationExport>, DbError> {
    db.fetch_all(RUNNING, params![]).await
}

/// Finished ones that were asked for before then, at most five.
pub async fn old(db: &Db, _: &System, before: Instant) -> Result<Vec<OrganisationExport>, DbError> {
    db.fetch_all(OLD, params![before]).await
}

/// In order, at most 200.
pub async fn pieces(db: &Db, export: &OrganisationExport, after: i64) -> Result<Vec<ExportPiece>, DbError> {
    db.fetch_all(PIECES, params![&export.organisation, &export.id, after]).await
}

/// Whether a piece's bytes lie under this id.
pub async fn has_file(db: &Db, _: &System, id: &Id) -> Result<bool, DbError> {
    Ok(!db.fetch(HAS_FILE, params![id]).await?.is_empty())
}

/// Documents there were when it was asked for, and are still, by id, at most 200.
pub async fn files(db: &Db, export: &OrganisationExport, after: &str) -> Result<Vec<ExportFile>, DbError> {
    db.fetch_all(FILES, params![&export.organisation, after, export.created_at]).await
}

/// How many documents, and how many bytes they have.
pub async fn files_count(db: &Db, export: &OrganisationExport) -> Result<(i64, i64), DbError> {
    let mut rows = db.fetch(FILES_COUNT, params![&export.organisation, export.created_at]).await?;
    rows.first_mut().map_or(Ok((0, 0)), |row| Ok((row.take()?, row.take()?)))
}
