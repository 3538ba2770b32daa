//! Clocks, and what happens before and after a deadline (engine.md, "Time").

use crate::{
    condition::Condition,
    target::{Span, Target},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A promise over part of a flow, with a start and a stop of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub key: String,
    pub name: String,
    /// Runs from the first of these. Empty with `each_stage`: from the start of each stage.
    pub starts: Vec<Trigger>,
    /// Stops at the last of these before anything reopens. Empty with `each_stage`: at the end of the stage.
    pub stops: Vec<Trigger>,
    /// Stops at the first of `stops`, for good: a response clock.
    pub first: bool,
    /// Runs anew in each stage (`each: stage`).
    pub each_stage: bool,
    pub target: ClockTarget,
    /// Comes before `target`.
    pub amber: Option<ClockTarget>,
    /// Counts it; `None` is the flow's own calendar.
    pub calendar: Option<String>,
    pub pause: BTreeSet<PauseWhile>,
    /// At amber.
    pub on_amber: Vec<Action>,
    /// At the deadline.
    pub on_red: Vec<Action>,
    /// Before and after the deadline.
    pub escalate: Vec<Escalation>,
}

/// By the priority of the flow: `24h`, or `{normal: 24h, high: 4h}`. A priority without one takes that of the next lower
/// priority that has one, else the lowest there is. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockTarget(pub BTreeMap<Priority, Target>);

impl ClockTarget {
    pub fn of(&self, priority: Priority) -> Option<&Target> {
        let at_most = self.0.range(..=priority).next_back();
        at_most.or_else(|| self.0.iter().next()).map(|(_, target)| target)
    }
}

/// When a clock stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseWhile {
    /// The client holds the work.
    Client,
    /// The flow is paused.
    Paused,
}

/// A named event of a flow, as written: `flow.started`, `review.finished`, `milestone.live`, `approve.done`,
/// `screening.idle 2 business days`, `signal.payment_received`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    FlowStarted,
    FlowEnded,
    StageStarted(String),
    StageFinished(String),
    Milestone(String),
    Step {
        step: String,
        moment: Moment,
    },
    /// No opening, draft, message or act by its holder for so long.
    Idle {
        step: String,
        after: Span,
    },
    Signal(String),
}

/// Of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    Opened,
    /// With any outcome that is not sent back.
    Done,
    Approved,
    Denied,
    SentBack,
    Skipped,
}

/// In YAML `1 business day before`, `2h after`, or `{after: 1 business day, every: 1 business day, at_most: 3}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    pub at: Offset,
    /// Again so long after the one before; `None` is once.
    pub every: Option<Span>,
    /// How often in all.
    pub at_most: u32,
}

/// Seen from a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offset {
    Before(Span),
    After(Span),
}

/// In YAML `{after: 2 business days, notify: officer}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    pub at: Offset,
    pub action: Action,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Whoever has something to do (`remind: assignees`).
    Remind,
    /// Everybody who plays the role (`notify: ROLE`).
    Notify(String),
    /// The open work goes to this role (`reassign: ROLE`); of a clock, all that the flow has open with us.
    Reassign(String),
    /// (`priority: high`) Never lowers it.
    Raise(Priority),
    /// Another template's flow for the same record (`start: TEMPLATE`).
    Start(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    Low,
    #[default]
    Normal,
    High,
    Urgent,
}

/// `{if: CONDITION, is: high}`; the first that holds counts, else normal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityRule {
    pub condition: Condition,
    pub is: Priority,
}

/// `{clock: KEY, met: 95%}`: how often a clock is to be met, for reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compliance {
    pub clock: String,
    /// 1 to 100.
    pub met_percent: u8,
}
