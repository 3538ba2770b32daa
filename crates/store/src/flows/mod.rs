//! Flows: state, summary, lists, log. Writing one is the flow writer's.

pub mod list;
pub mod log;
pub mod one;

pub use list::{FlowFilter, Sort, count, due, list};
pub use log::{LogRow, ValueRow, command, log, values};
pub use one::{StepRun, load, seq, steps, summary};

use crate::{
    DbError,
    db::{Decode, Row},
};
use model::{Id, Instant};

/// One flow as it is kept: its state, and the columns lists are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowRow {
    pub id: Id,
    pub organisation: Id,
    pub access_group: Id,
    pub record: Id,
    pub template_key: String,
    pub template_version: i64,
    pub name: String,
    /// Workspace owner.
    pub owner: Option<Id>,
    /// `running`, `paused`, `completed`, `cancelled`.
    pub status: String,
    /// Key of the stage it is in.
    pub stage: Option<String>,
    /// `us`, `client`, `third_party`, `waiting`.
    pub held_by: Option<String>,
    pub next_due_at: Option<Instant>,
    /// When the scheduler must look at it.
    pub wake_at: Option<Instant>,
    /// Of its last log row.
    pub seq: i64,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub updated_at: Instant,
    /// JSON, read by `engine`.
    pub state: String,
}

/// One line of a list of flows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowSummary {
    pub id: Id,
    pub record: Id,
    pub record_kind: String,
    pub record_name: String,
    pub template_key: String,
    pub template_version: i64,
    pub name: String,
    pub owner: Option<Id>,
    pub owner_name: Option<String>,
    pub status: String,
    pub stage: Option<String>,
    pub held_by: Option<String>,
    pub next_due_at: Option<Instant>,
    pub seq: i64,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub updated_at: Instant,
}

/// Kept in place of "nothing is due", so that it sorts last.
pub(crate) const NEVER: Instant = Instant(i64::MAX);

pub(crate) fn or_never(instant: Option<Instant>) -> Instant {
    instant.unwrap_or(NEVER)
}

pub(crate) fn unless_never(instant: Instant) -> Option<Instant> {
    (instant != NEVER).then_some(instant)
}

impl Decode for FlowRow {
    fn decode(row: &mut Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.take()?,
            organisation: row.take()?,
            access_group: row.take()?,
            record: row.take()?,
            template_key: row.take()?,
            template_version: row.take()?,
            name: row.take()?,
            owner: row.take()?,
            status: row.take()?,
            stage: row.take()?,
            held_by: row.take()?,
            next_due_at: unless_never(row.take()?),
            wake_at: row.take()?,
            seq: row.take()?,
            started_at: row.take()?,
            ended_at: row.take()?,
            updated_at: row.take()?,
            state: row.take()?,
        })
    }
}

impl Decode for FlowSummary {
    fn decode(row: &mut Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.take()?,
            record: row.take()?,
            record_kind: row.take()?,
            record_name: row.take()?,
            template_key: row.take()?,
            template_version: row.take()?,
            name: row.take()?,
            owner: row.take()?,
            owner_name: row.take()?,
            status: row.take()?,
            stage: row.take()?,
            held_by: row.take()?,
            next_due_at: unless_never(row.take()?),
            seq: row.take()?,
            started_at: row.take()?,
            ended_at: row.take()?,
            updated_at: row.take()?,
        })
    }
}

/// What `FlowSummary` is read from, with sort columns in front and conditions behind.
macro_rules! flow_summary {
    ($lead:expr, $tail:expr) => {
        concat!(
            "SELECT ",
            $lead,
            "f.id, f.record_id, r.kind, r.name, f.template_key, f.template_version, f.name, f.owner_id, p.name, \
             f.status, f.stage, f.held_by, f.next_due_at, u.seq, f.started_at, f.ended_at, u.updated_at \
             FROM flow f JOIN flow_state u ON u.flow_id = f.id JOIN record r ON r.id = f.record_id LEFT JOIN person p ON p.id = f.owner_id WHERE ",
            crate::viewer::visible_flow!(),
            $tail
        )
    };
}

pub(crate) use flow_summary;
