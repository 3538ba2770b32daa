//! Flows: state, summary, lists, log. Writing one is the flow writer's.

pub mod list;
pub mod log;
pub mod one;

pub use list::{
    Choice, ChoiceOf, DueFlow, FlowFilter, News, Order, Sort, choices, count, due, held, list, news,
};
pub use log::{LogRow, ValueRow, command, ids, log, values, without_beginning};
pub use one::{StepRun, load, seq, steps, summary};

use crate::{
    DbError,
    db::{Datum, Decode, FromDatum, Row},
};
use model::{Id, Instant, definition::Priority};

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
    /// Assignment of whoever of the holding party has had it longest.
    pub holder: Option<Id>,
    /// How many of that party have it.
    pub holders: i64,
    /// When the clock of the next deadline began.
    pub due_since: Option<Instant>,
    pub alarm: Alarm,
    pub priority: Priority,
    /// JSON, read by `engine`.
    pub state: String,
}

/// What was marked in a flow as time passed: the worst of its clocks and of what is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    #[default]
    None,
    /// A clock is past its amber mark.
    Amber,
    /// A deadline was missed.
    Red,
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
    /// Name of the person or the group who has had it longest; nobody where the owner has to say who.
    pub holder: Option<String>,
    /// The holder is a group: nobody has picked it up.
    pub is_pool: bool,
    /// How many have it.
    pub holders: i64,
    pub held_since: Option<Instant>,
    pub next_due_at: Option<Instant>,
    /// When the clock of that deadline began.
    pub due_since: Option<Instant>,
    pub seq: i64,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub updated_at: Instant,
    pub alarm: Alarm,
    pub priority: Priority,
}

impl From<Alarm> for Datum {
    fn from(alarm: Alarm) -> Self {
        Self::Int(alarm as i64)
    }
}

impl FromDatum for Alarm {
    fn from_datum(datum: Datum) -> Option<Self> {
        match i64::from_datum(datum)? {
            0 => Some(Self::None),
            1 => Some(Self::Amber),
            2 => Some(Self::Red),
            _ => None,
        }
    }
}

/// As the table has it, the most urgent highest.
pub(crate) fn rank(priority: Priority) -> i64 {
    match priority {
        Priority::Low => 0,
        Priority::Normal => 1,
        Priority::High => 2,
        Priority::Urgent => 3,
    }
}

impl FromDatum for Priority {
    fn from_datum(datum: Datum) -> Option<Self> {
        let all = [Self::Low, Self::Normal, Self::High, Self::Urgent];
        let found = i64::from_datum(datum)?;
        all.into_iter().find(|priority| rank(*priority) == found)
    }
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
            holder: row.take()?,
            holders: row.take()?,
            due_since: row.take()?,
            alarm: row.take()?,
            priority: row.take()?,
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
            holder: row.take()?,
            is_pool: row.take()?,
            holders: row.take()?,
            held_since: row.take()?,
            next_due_at: unless_never(row.take()?),
            due_since: row.take()?,
            seq: row.take()?,
            started_at: row.take()?,
            ended_at: row.take()?,
            updated_at: row.take()?,
            alarm: row.take()?,
            priority: row.take()?,
        })
    }
}

/// What `FlowSummary` is read from: flow `f`, its state `u`, its record, its owner, and whoever holds it.
macro_rules! summary_columns {
    () => {
        "f.id, f.record_id, r.kind, r.name, f.template_key, f.template_version, f.name, f.owner_id, p.name, f.status, \
         f.stage, f.held_by, COALESCE(hp.name, hg.name), CASE WHEN hg.id IS NULL THEN CAST(0 AS BIGINT) ELSE 1 END, \
         u.holders, h.opened_at, f.next_due_at, u.due_since, u.seq, f.started_at, f.ended_at, u.updated_at, \
         f.alarm, f.priority"
    };
}

macro_rules! summary_joins {
    () => {
        "JOIN flow_state u ON u.flow_id = f.id JOIN record r ON r.id = f.record_id \
         LEFT JOIN person p ON p.id = f.owner_id LEFT JOIN assignment h ON h.id = u.holder_assignment_id \
         LEFT JOIN person hp ON hp.id = h.person_id \
         LEFT JOIN member_group hg ON hg.id = h.pool_id AND h.person_id IS NULL"
    };
}

pub(crate) const SUMMARY_COLUMNS: &str = summary_columns!();
pub(crate) const SUMMARY_JOINS: &str = summary_joins!();

pub(crate) use {summary_columns, summary_joins};
