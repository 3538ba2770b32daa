//! Running flows moved from one version of their template to another, all of them as one job that survives a restart.

use crate::{
    Access, Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements, words},
    viewer::visible_flow,
};
use model::{Id, Instant};

words! {
    pub enum MoveStatus {
        Running = "running",
        Done = "done",
    }
}

row! {
    pub struct Move {
        pub id: Id,
        pub organisation: Id,
        pub template_key: String,
        pub from_version: i64,
        pub to_version: i64,
        /// Takes back a move in the other direction.
        pub is_undo: bool,
        pub reason: String,
        /// Who wanted it; `None` for a key.
        pub person: Option<Id>,
        /// Which flows they saw when they did, as [`Move::seen_by`] has it; no others are moved.
        pub access: String,
        pub status: MoveStatus,
        /// Flows there were to move when it began.
        pub total: i64,
        pub moved: i64,
        /// Those that stay in their version.
        pub stayed: i64,
        /// The flow it has come to.
        pub after_flow: String,
        pub created_at: Instant,
        pub finished_at: Option<Instant>,
    }
}

row! {
    /// How many flows have not ended in a version.
    pub struct VersionUse {
        pub version: i64,
        pub flows: i64,
    }
}

macro_rules! columns {
    ($tail:literal) => {
        concat!(
            "SELECT id, organisation_id, template_key, from_version, to_version, is_undo, reason, person_id, access, \
             status, total, moved, stayed, after_flow, created_at, finished_at FROM template_move WHERE ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO template_move (id, organisation_id, template_key, from_version, to_version, is_undo, reason, \
        person_id, access, status, total, moved, stayed, after_flow, created_at, finished_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    GO_ON = "UPDATE template_move SET status = $2, moved = $3, stayed = $4, after_flow = $5, finished_at = $6 \
        WHERE id = $1 AND status = 'running' AND after_flow = $7";
    SHOW = columns!("organisation_id = $1 AND id = $2");
    NEWEST = columns!("organisation_id = $1 AND template_key = $2 ORDER BY created_at DESC, id DESC LIMIT 1");
    RUNNING = columns!("status = 'running' ORDER BY created_at, id LIMIT 20");
    USES = concat!(
        "SELECT f.template_version, COUNT(*) FROM flow f WHERE f.template_key = $4 \
         AND f.status IN ('running', 'paused') AND ", visible_flow!(),
        " GROUP BY f.template_version ORDER BY f.template_version");
    FLOWS = concat!(
        "SELECT f.id FROM flow f WHERE f.template_key = $4 AND f.template_version = $5 \
         AND f.status IN ('running', 'paused') AND f.id > $6 AND ", visible_flow!(), " ORDER BY f.id LIMIT $7");
}

impl Move {
    /// For `access`.
    pub fn seen_by(viewer: &Viewer) -> String {
        viewer.access.text()
    }

    /// Whoever wanted it, as far as seeing flows goes.
    pub fn viewer(&self) -> Viewer {
        let access = match self.access.as_str() {
            "*" => Access::All,
            ids => Access::Groups(ids.split('|').filter(|id| !id.is_empty()).map(Id::given).collect()),
        };
        let person = self.person.clone();
        Viewer { person, access, ..Viewer::system(self.organisation.clone()) }
    }
}

/// `Unique` while another move of the template is under way.
pub fn insert(new: Move) -> Statement {
    Statement::one(INSERT, new.data())
}

/// How far it has come. `Conflict` if somebody else has gone on from `came_from`.
pub fn go_on(moved: &Move, came_from: &str) -> Statement {
    let data = params![
        &moved.id,
        moved.status,
        moved.moved,
        moved.stayed,
        moved.after_flow.as_str(),
        moved.finished_at,
        came_from
    ];
    Statement::one(GO_ON, data)
}

pub async fn show(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Move>, DbError> {
    db.fetch_one(SHOW, params![&viewer.organisation, id]).await
}

/// The one begun last.
pub async fn newest(db: &Db, viewer: &Viewer, template: &str) -> Result<Option<Move>, DbError> {
    db.fetch_one(NEWEST, params![&viewer.organisation, template]).await
}

/// Of all organisations, oldest first, at most 20.
pub async fn running(db: &Db, _: &System) -> Result<Vec<Move>, DbError> {
    db.fetch_all(RUNNING, params![]).await
}

/// Flows that the viewer may see and that have not ended, by version.
pub async fn uses(db: &Db, viewer: &Viewer, template: &str) -> Result<Vec<VersionUse>, DbError> {
    db.fetch_all(USES, viewer.with(params![template])).await
}

/// The same flows of one version, by id, those after `after`.
pub async fn flows(
    db: &Db,
    viewer: &Viewer,
    (template, version): (&str, i64),
    after: &str,
    limit: u32,
) -> Result<Vec<Id>, DbError> {
    let data = viewer.with(params![template, version, after, i64::from(limit.min(1_000))]);
    let mut ids = Vec::new();
    for mut row in db.fetch(FLOWS, data).await? {
        ids.push(row.take()?);
    }
    Ok(ids)
}
