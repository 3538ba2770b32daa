//! Records out of a table: what was uploaded, how far it has come, and which rows did not fit.

use crate::{
    Access, Db, DbError, Statement, System, Viewer,
    db::Row,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum ImportStatus {
        /// Nobody has said yet what the columns are.
        Uploaded = "uploaded",
        Checking = "checking",
        /// What it would do is known; nothing has been written.
        Checked = "checked",
        Running = "running",
        Done = "done",
        Cancelled = "cancelled",
    }
}

row! {
    pub struct Import {
        pub id: Id,
        pub organisation: Id,
        pub kind: String,
        /// Who uploaded it; `None` for a key.
        pub person: Option<Id>,
        pub key: Option<Id>,
        /// Which records they saw, as [`Import::seen_by`] has it.
        pub access: String,
        pub language: String,
        pub file_name: String,
        /// JSON list.
        pub columns: String,
        /// JSON list of keys, an empty one for a column that is passed over.
        pub mapping: String,
        pub changes_known: bool,
        pub status: ImportStatus,
        pub total: i64,
        pub made: i64,
        pub changed: i64,
        /// Known already, and left as they are.
        pub stayed: i64,
        pub failed: i64,
        pub next_piece: i64,
        pub created_at: Instant,
        pub finished_at: Option<Instant>,
    }
}

row! {
    pub struct ImportFailure {
        pub import: Id,
        /// As in the file: the head is 1.
        pub line: i64,
        pub organisation: Id,
        /// JSON list of pairs: column and sentence.
        pub problems: String,
        /// JSON list.
        pub cells: String,
    }
}

macro_rules! columns {
    ($tail:literal) => {
        concat!(
            "SELECT id, organisation_id, kind, person_id, key_id, access, language, file_name, columns, mapping, \
             changes_known, status, total, made, changed, stayed, failed, next_piece, created_at, finished_at \
             FROM record_import WHERE ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO record_import (id, organisation_id, kind, person_id, key_id, access, language, file_name, columns, \
        mapping, changes_known, status, total, made, changed, stayed, failed, next_piece, created_at, finished_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    INSERT_PIECE = "INSERT INTO record_import_piece (import_id, piece, organisation_id, lines) VALUES ($1, $2, $3, $4)";
    INSERT_FAILURE = "INSERT INTO record_import_failure (import_id, line, organisation_id, problems, cells) \
        VALUES ($1, $2, $3, $4, $5)";
    STEER = "UPDATE record_import SET mapping = $3, changes_known = $4, status = $5, made = $6, changed = $7, stayed = $8, \
        failed = $9, next_piece = $10, finished_at = $11 WHERE organisation_id = $1 AND id = $2 AND status = $12 \
        AND next_piece = $13";
    CANCEL = "UPDATE record_import SET status = 'cancelled', finished_at = $3 WHERE organisation_id = $1 AND id = $2 \
        AND status IN ('uploaded', 'checking', 'checked', 'running')";
    SHOW = columns!("organisation_id = $1 AND id = $2");
    NEWEST = columns!("organisation_id = $1 AND kind = $2 AND ($3 = '*' OR person_id = $4) ORDER BY created_at DESC, id DESC LIMIT 5");
    ACTIVE = columns!("status IN ('checking', 'running') ORDER BY created_at, id LIMIT 20");
    PIECE = "SELECT lines FROM record_import_piece WHERE import_id = $1 AND piece = $2";
    FAILURES = "SELECT import_id, line, organisation_id, problems, cells FROM record_import_failure \
        WHERE organisation_id = $1 AND import_id = $2 AND line > $3 ORDER BY line LIMIT $4";
    DROP_PIECE = "DELETE FROM record_import_piece WHERE import_id = $1 AND piece = $2";
    DROP_PIECES = "DELETE FROM record_import_piece WHERE organisation_id = $1 AND import_id = $2";
    DROP_FAILURES = "DELETE FROM record_import_failure WHERE organisation_id = $1 AND import_id = $2";
    OLD_CANCELLED = "UPDATE record_import SET status = 'cancelled', finished_at = $2 \
        WHERE created_at < $1 AND status IN ('uploaded', 'checked')";
    OLD_PIECES = "DELETE FROM record_import_piece WHERE import_id IN (SELECT i.id FROM record_import i \
        WHERE i.created_at < $1 AND i.status NOT IN ('checking', 'running'))";
    OLD_FAILURES = "DELETE FROM record_import_failure WHERE import_id IN (SELECT i.id FROM record_import i \
        WHERE i.created_at < $1 AND i.status NOT IN ('checking', 'running'))";
}

impl Import {
    /// For `access`.
    pub fn seen_by(viewer: &Viewer) -> String {
        viewer.access.text()
    }

    /// Whoever uploaded it, as far as seeing records goes.
    pub fn viewer(&self) -> Viewer {
        let access = match self.access.as_str() {
            "*" => Access::All,
            ids => Access::Groups(ids.split('|').filter(|id| !id.is_empty()).map(Id::given).collect()),
        };
        Viewer { person: self.person.clone(), access, ..Viewer::system(self.organisation.clone()) }
    }
}

pub fn insert(new: Import) -> Statement {
    Statement::one(INSERT, new.data())
}

/// `lines` is a JSON list of lists of cells.
pub fn insert_piece(import: &Id, piece: i64, organisation: &Id, lines: String) -> Statement {
    Statement::one(INSERT_PIECE, params![import, piece, organisation, lines])
}

pub fn insert_failure(failure: ImportFailure) -> Statement {
    Statement::one(INSERT_FAILURE, failure.data())
}

/// Writes what may change of it. `Conflict` if it is not at `was` any more: status and piece.
pub fn steer(import: &Import, was: (ImportStatus, i64)) -> Statement {
    let mut data = params![&import.organisation, &import.id, import.mapping.as_str(), import.changes_known];
    data.extend(params![import.status, import.made, import.changed, import.stayed, import.failed]);
    data.extend(params![import.next_piece, import.finished_at, was.0, was.1]);
    Statement::one(STEER, data)
}

/// `Conflict` if it has ended.
pub fn cancel(viewer: &Viewer, import: &Id, now: Instant) -> Statement {
    Statement::one(CANCEL, params![&viewer.organisation, import, now])
}

pub async fn show(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Import>, DbError> {
    db.fetch_one(SHOW, params![&viewer.organisation, id]).await
}

/// The viewer's own of a kind, and everybody's for whoever sees all; the last five.
pub async fn newest(db: &Db, viewer: &Viewer, kind: &str) -> Result<Vec<Import>, DbError> {
    let person = viewer.person.as_ref();
    db.fetch_all(NEWEST, params![&viewer.organisation, kind, viewer.access.text(), person]).await
}

/// Of all organisations, oldest first, at most 20.
pub async fn active(db: &Db, _: &System) -> Result<Vec<Import>, DbError> {
    db.fetch_all(ACTIVE, params![]).await
}

pub async fn piece(db: &Db, import: &Import, piece: i64) -> Result<Option<String>, DbError> {
    let mut rows = db.fetch(PIECE, params![&import.id, piece]).await?;
    rows.first_mut().map(Row::take).transpose()
}

/// Rows that did not fit, in the order of the file.
pub async fn failures(
    db: &Db,
    viewer: &Viewer,
    import: &Id,
    after_line: i64,
    limit: u32,
) -> Result<Vec<ImportFailure>, DbError> {
    db.fetch_all(FAILURES, params![&viewer.organisation, import, after_line, i64::from(limit)]).await
}

pub fn drop_piece(import: &Id, piece: i64) -> Statement {
    Statement::any(DROP_PIECE, params![import, piece])
}

pub fn drop_pieces(import: &Import) -> Statement {
    Statement::any(DROP_PIECES, params![&import.organisation, &import.id])
}

pub fn drop_failures(import: &Import) -> Statement {
    Statement::any(DROP_FAILURES, params![&import.organisation, &import.id])
}

/// What was uploaded before then goes, unless it is just being written.
pub fn sweep(_: &System, before: Instant, now: Instant) -> Vec<Statement> {
    vec![
        Statement::any(OLD_CANCELLED, params![before, now]),
        Statement::any(OLD_PIECES, params![before]),
        Statement::any(OLD_FAILURES, params![before]),
    ]
}
