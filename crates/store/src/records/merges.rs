//! Records that were one and the same: the one that is gone stands for the one that was kept.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Merge {
        pub id: Id,
        pub organisation: Id,
        pub kept: Id,
        pub gone: Id,
        /// JSON, as `app` writes it: what it takes to part them again.
        pub before: String,
        pub merged_at: Instant,
        pub undone_at: Option<Instant>,
    }
}

statements! {
    INSERT = "INSERT INTO record_merge (id, organisation_id, kept_id, gone_id, before, merged_at, undone_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GET = "SELECT id, organisation_id, kept_id, gone_id, before, merged_at, undone_at FROM record_merge \
        WHERE organisation_id = $1 AND id = $2";
    OF_KEPT = "SELECT id, organisation_id, kept_id, gone_id, before, merged_at, undone_at FROM record_merge \
        WHERE organisation_id = $1 AND kept_id = $2 AND undone_at IS NULL ORDER BY merged_at DESC, id DESC LIMIT 50";
    UNDO = "UPDATE record_merge SET undone_at = $3 WHERE organisation_id = $1 AND id = $2 AND undone_at IS NULL";
    // The second of two at once finds that it is gone already.
    GO = "UPDATE record SET status = 'merged', merged_into_id = $3, updated_at = $4 \
        WHERE organisation_id = $1 AND id = $2 AND status <> 'merged' AND updated_at = $5";
    FOLLOW = "UPDATE record SET merged_into_id = $3 WHERE organisation_id = $1 AND merged_into_id = $2";
    COME_BACK = "UPDATE record SET status = $4, merged_into_id = NULL, updated_at = $5 \
        WHERE organisation_id = $1 AND id = $2 AND merged_into_id = $3";
    FOLLOW_BACK = "UPDATE record SET merged_into_id = $4 WHERE organisation_id = $1 AND id = $2 AND merged_into_id = $3";
    STANDING_FOR = "SELECT id FROM record WHERE organisation_id = $1 AND merged_into_id = $2 ORDER BY id LIMIT 500";
    ADOPT = "UPDATE record SET belongs_to_id = $3 WHERE organisation_id = $1 AND belongs_to_id = $2";
    GIVE_BACK = "UPDATE record SET belongs_to_id = $3 WHERE organisation_id = $1 AND id = $2 AND belongs_to_id = $4";
}

pub fn insert(merge: Merge) -> Statement {
    Statement::one(INSERT, merge.data())
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Merge>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, id]).await
}

/// Those that hold, newest first, at most 50.
pub async fn of_kept(db: &Db, viewer: &Viewer, record: &Id) -> Result<Vec<Merge>, DbError> {
    db.fetch_all(OF_KEPT, params![&viewer.organisation, record]).await
}

/// `Conflict` if it was undone already.
pub fn undo(viewer: &Viewer, id: &Id, now: Instant) -> Statement {
    Statement::one(UNDO, params![&viewer.organisation, id, now])
}

/// The record stands for the other from now on; `Conflict` if it was changed since `read_at`.
pub fn go(viewer: &Viewer, gone: &Id, kept: &Id, now: Instant, read_at: Instant) -> Statement {
    Statement::one(GO, params![&viewer.organisation, gone, kept, now, read_at])
}

/// Whatever stood for the one that goes stands for the one that is kept.
pub fn follow(viewer: &Viewer, gone: &Id, kept: &Id) -> Statement {
    Statement::any(FOLLOW, params![&viewer.organisation, gone, kept])
}

/// What belonged to the one that goes belongs to the one that is kept.
pub fn adopt(viewer: &Viewer, gone: &Id, kept: &Id) -> Statement {
    Statement::any(ADOPT, params![&viewer.organisation, gone, kept])
}

/// It is a record of its own again, in the status it had.
pub fn come_back(viewer: &Viewer, gone: &Id, kept: &Id, status: &str, now: Instant) -> Statement {
    Statement::one(COME_BACK, params![&viewer.organisation, gone, kept, status, now])
}

/// What stood for `gone` before does so again.
pub fn follow_back(viewer: &Viewer, record: &Id, kept: &Id, gone: &Id) -> Statement {
    Statement::any(FOLLOW_BACK, params![&viewer.organisation, record, kept, gone])
}

/// What belonged to `gone` does so again, unless it was given to another meanwhile.
pub fn give_back(viewer: &Viewer, record: &Id, gone: &Id, kept: &Id) -> Statement {
    Statement::any(GIVE_BACK, params![&viewer.organisation, record, gone, kept])
}

/// Records that stand for this one.
pub async fn standing_for(db: &Db, viewer: &Viewer, record: &Id) -> Result<Vec<Id>, DbError> {
    let rows = db.fetch(STANDING_FOR, params![&viewer.organisation, record]).await?;
    rows.into_iter().map(|mut row| row.take()).collect()
}
