//! One flow: to decide on, or to show.

use super::{FlowRow, FlowSummary, summary_columns, summary_joins};
use crate::{
    Db, DbError, Viewer,
    row::{params, row, statements},
    viewer::visible_flow,
};
use model::{Id, Instant};

row! {
    /// One attempt of one step, for pages and reports.
    pub struct StepRun {
        pub flow: Id,
        pub step_key: String,
        pub attempt: i64,
        pub organisation: Id,
        pub stage: String,
        pub kind: String,
        pub status: String,
        pub outcome: Option<String>,
        pub due_at: Option<Instant>,
        pub opened_at: Instant,
        pub closed_at: Option<Instant>,
    }
}

statements! {
    LOAD = concat!(
        "SELECT f.id, f.organisation_id, f.access_group_id, f.record_id, f.template_key, f.template_version, f.name, \
         f.owner_id, f.status, f.stage, f.held_by, f.next_due_at, f.wake_at, u.seq, f.started_at, f.ended_at, \
         u.updated_at, u.holder_assignment_id, u.holders, u.due_since, f.alarm, f.priority, u.state FROM flow f JOIN flow_state u ON u.flow_id = f.id WHERE f.id = $4 AND ", visible_flow!(by key));
    SUMMARY = concat!("SELECT ", summary_columns!(), " FROM flow f ", summary_joins!(), " WHERE f.id = $4 AND ", visible_flow!(by key));
    SEQ = "SELECT seq FROM flow_state WHERE flow_id = $1";
    STEPS = concat!("SELECT s.flow_id, s.step_key, s.attempt, s.organisation_id, s.stage, s.kind, s.status, s.outcome, \
        s.due_at, s.opened_at, s.closed_at FROM step_run s JOIN flow f ON f.id = s.flow_id WHERE s.flow_id = $4 AND ",
        visible_flow!(by key), " ORDER BY s.opened_at, s.step_key, s.attempt LIMIT 10000");
}

/// State and all, in one query.
pub async fn load(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<FlowRow>, DbError> {
    db.fetch_one(LOAD, viewer.with(params![id])).await
}

/// Number of its last log row, for telling whether what is in memory is still so; the asker was let in before.
pub async fn seq(db: &Db, id: &Id) -> Result<Option<i64>, DbError> {
    db.fetch(SEQ, params![id]).await?.first_mut().map(crate::db::Row::take).transpose()
}

pub async fn summary(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<FlowSummary>, DbError> {
    db.fetch_one(SUMMARY, viewer.with(params![id])).await
}

/// In order of opening.
pub async fn steps(db: &Db, viewer: &Viewer, flow: &Id) -> Result<Vec<StepRun>, DbError> {
    db.fetch_all(STEPS, viewer.with(params![flow])).await
}
