//! Erasing what is known of somebody, as one job that survives a restart: its row, who and what goes with it, and the
//! flows it found. Never in these tables: names, addresses, anything that would have to be erased again.

pub mod clearing;
pub mod survey;

use crate::{
    Db, DbError, Page, PageRequest, Statement, System, Viewer,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum SubjectKind {
        Person = "person",
        Record = "record",
    }
}

words! {
    /// On what ground.
    pub enum Ground {
        /// They asked for it.
        Request = "request",
        /// The time for which it was to be kept is over.
        Retention = "retention",
        /// It should never have been there.
        Mistake = "mistake",
    }
}

words! {
    pub enum ErasureStatus {
        Running = "running",
        Done = "done",
    }
}

row! {
    pub struct Erasure {
        pub id: Id,
        pub organisation: Id,
        pub subject_kind: SubjectKind,
        pub subject: Id,
        pub ground: Ground,
        /// Who wanted it; `None` for a key.
        pub person: Option<Id>,
        /// Flows that have not ended are cancelled first.
        pub cancels: bool,
        pub status: ErasureStatus,
        /// The flow it has come to.
        pub after_flow: String,
        /// Flows that lost values, and how many values those were.
        pub flows: i64,
        pub values: i64,
        pub files: i64,
        /// Flows whose log is damaged: their values are still there.
        pub damaged: i64,
        pub created_at: Instant,
        pub finished_at: Option<Instant>,
    }
}

row! {
    /// A flow in which something has to go.
    pub struct FoundFlow {
        pub id: Id,
        /// It is about a record that goes, and loses every value.
        pub is_whole: bool,
    }
}

macro_rules! columns {
    () => {
        "id, organisation_id, subject_kind, subject_id, ground, person_id, cancels, status, after_flow, flows, \
         values_erased, files, damaged, created_at, finished_at"
    };
}

/// A flow in which something of the erasure `$2` has to go: whoever has a part in a flow has an assignment in it, or is
/// named in a value of it.
macro_rules! matters {
    () => {
        concat!(
            "(f.record_id IN ",
            records!(),
            " OR EXISTS (SELECT 1 FROM assignment a WHERE a.flow_id = f.id AND a.person_id IN ",
            persons!(),
            ") OR EXISTS (SELECT 1 FROM flow_value x JOIN erasure_subject s ON x.entries LIKE ('%' || s.subject_id || '%') \
             WHERE x.flow_id = f.id AND s.erasure_id = $2))"
        )
    };
}

/// Ids of those who, and of what, goes with the erasure `$2`.
macro_rules! persons {
    () => {
        "(SELECT s.subject_id FROM erasure_subject s WHERE s.erasure_id = $2 AND s.kind = 'person')"
    };
}

macro_rules! records {
    () => {
        "(SELECT s.subject_id FROM erasure_subject s WHERE s.erasure_id = $2 AND s.kind = 'record')"
    };
}

pub(crate) use {persons, records};

statements! {
    INSERT = concat!("INSERT INTO erasure (", columns!(), ") \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)");
    INSERT_SUBJECT = "INSERT INTO erasure_subject (erasure_id, subject_id, organisation_id, kind) VALUES ($1, $2, $3, $4)";
    INSERT_FLOW = "INSERT INTO erasure_flow (erasure_id, flow_id, organisation_id, is_whole) VALUES ($1, $2, $3, $4) \
        ON CONFLICT DO NOTHING";
    GO_ON = "UPDATE erasure SET status = $2, after_flow = $3, flows = $4, values_erased = $5, files = $6, damaged = $7, \
        finished_at = $8 WHERE id = $1 AND status = 'running' AND after_flow = $9 AND files = $10";
    SHOW = concat!("SELECT ", columns!(), " FROM erasure WHERE organisation_id = $1 AND id = $2");
    NEWEST_OF = concat!("SELECT ", columns!(), " FROM erasure WHERE organisation_id = $1 AND subject_id = $2 \
        ORDER BY created_at DESC, id DESC LIMIT 1");
    LIST = concat!("SELECT created_at, id, ", columns!(), " FROM erasure WHERE organisation_id = $1 \
        AND (created_at, id) < ($2, $3) ORDER BY created_at DESC, id DESC LIMIT $4");
    RUNNING = concat!("SELECT ", columns!(), " FROM erasure WHERE status = 'running' ORDER BY created_at, id LIMIT 20");
    SUBJECTS = "SELECT subject_id FROM erasure_subject WHERE organisation_id = $1 AND erasure_id = $2 AND kind = $3 \
        ORDER BY subject_id";
    FOUND = concat!("SELECT f.id, CASE WHEN f.record_id IN ", records!(), " THEN CAST(1 AS BIGINT) ELSE 0 END FROM \
        (SELECT l.flow_id FROM flow_log l WHERE l.organisation_id = $1 AND l.seq = 1 AND l.flow_id > $3 AND l.flow_id <= $4 \
        ORDER BY l.flow_id LIMIT 1000) w CROSS JOIN flow f WHERE f.id = w.flow_id AND ", matters!(), " ORDER BY f.id");
    FOUND_WITHOUT_BEGINNING = concat!("WITH w AS MATERIALIZED (SELECT f.id FROM flow f WHERE f.organisation_id = $1 \
        AND NOT EXISTS (SELECT 1 FROM flow_log l WHERE l.flow_id = f.id AND l.seq = 1 AND l.organisation_id = $1)) \
        SELECT f.id, CASE WHEN f.record_id IN ", records!(), " THEN CAST(1 AS BIGINT) ELSE 0 END FROM w CROSS JOIN flow f \
        WHERE f.id = w.id AND ", matters!(), " ORDER BY f.id LIMIT 500");
}

/// The job and all that goes with it. `Unique` while the same subject is being erased.
pub fn insert(job: Erasure, persons: &[Id], records: &[Id]) -> Vec<Statement> {
    let (id, organisation) = (job.id.clone(), job.organisation.clone());
    let mut statements = vec![Statement::one(INSERT, job.data())];
    let of_kind = [(persons, SubjectKind::Person), (records, SubjectKind::Record)];
    for (subject, kind) in of_kind.into_iter().flat_map(|(all, kind)| all.iter().map(move |one| (one, kind)))
    {
        statements.push(Statement::one(INSERT_SUBJECT, params![&id, subject, &organisation, kind]));
    }
    statements
}

/// Remembers that a flow was met.
pub fn found(job: &Erasure, flow: &FoundFlow) -> Statement {
    Statement::any(INSERT_FLOW, params![&job.id, &flow.id, &job.organisation, flow.is_whole])
}

/// How far it has come. `Conflict` if somebody else has gone on from where `came_from` stood.
pub fn go_on(job: &Erasure, came_from: &Erasure) -> Statement {
    let data = params![
        &job.id,
        job.status,
        job.after_flow.as_str(),
        job.flows,
        job.values,
        job.files,
        job.damaged,
        job.finished_at,
        came_from.after_flow.as_str(),
        came_from.files
    ];
    Statement::one(GO_ON, data)
}

pub async fn show(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Erasure>, DbError> {
    db.fetch_one(SHOW, params![&viewer.organisation, id]).await
}

/// The newest of a person or a record.
pub async fn newest_of(db: &Db, viewer: &Viewer, subject: &Id) -> Result<Option<Erasure>, DbError> {
    db.fetch_one(NEWEST_OF, params![&viewer.organisation, subject]).await
}

/// Newest first.
pub async fn list(db: &Db, viewer: &Viewer, page: &PageRequest) -> Result<Page<Erasure>, DbError> {
    let (at, id) = page
        .after
        .as_ref()
        .map_or((i64::MAX, String::new()), |cursor| (cursor.number(), cursor.id.to_string()));
    let data = params![&viewer.organisation, at, id, page.fetch_limit()];
    page.cut(db.fetch(LIST, data).await?)
}

/// Of all organisations, oldest first, at most 20.
pub async fn running(db: &Db, _: &System) -> Result<Vec<Erasure>, DbError> {
    db.fetch_all(RUNNING, params![]).await
}

/// Who, or what, goes with it.
pub async fn subjects(db: &Db, _: &System, job: &Erasure, kind: SubjectKind) -> Result<Vec<Id>, DbError> {
    let mut ids = Vec::new();
    for mut row in db.fetch(SUBJECTS, params![&job.organisation, &job.id, kind]).await? {
        ids.push(row.take()?);
    }
    Ok(ids)
}

/// Flows after `after`, to `last` and with it, in which something has to go.
pub async fn flows(
    db: &Db,
    _: &System,
    job: &Erasure,
    after: &str,
    last: &Id,
) -> Result<Vec<FoundFlow>, DbError> {
    db.fetch_all(FOUND, params![&job.organisation, &job.id, after, last]).await
}

/// Those in which something has to go and that [`flows`] does not come to, for the first entry of their log is missing; at
/// most 500. Walks all flows of the organisation: for the end of an erasure.
pub async fn flows_without_beginning(db: &Db, _: &System, job: &Erasure) -> Result<Vec<FoundFlow>, DbError> {
    db.fetch_all(FOUND_WITHOUT_BEGINNING, params![&job.organisation, &job.id]).await
}
