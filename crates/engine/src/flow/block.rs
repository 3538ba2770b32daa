//! What the state keeps of blocks: joins that passed, turns of repeats, what waits wait for, flows started by a step.

use super::{State, Status, StepState, StepStatus};
use model::{Id, Instant};
use serde::{Deserialize, Serialize};

/// A parallel block whose join does not need all branches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinState {
    /// In order. Passed: those that had finished. Else: those that run for it, after a send-back.
    pub branches: Vec<u32>,
    pub passed: bool,
}

impl JoinState {
    /// The join passed without this branch: nobody will do what is left in it.
    pub fn left_out(&self, branch: usize) -> bool {
        let is_one = |one: &u32| usize::try_from(*one) == Ok(branch);
        !self.branches.iter().any(is_one)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatState {
    /// The turn that runs or was the last, from 1.
    pub turn: u32,
    /// The flow has gone on after it.
    pub ended: bool,
    /// It ended by its bound, not by its condition.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_bound: bool,
}

impl RepeatState {
    pub const FIRST: Self = Self { turn: 1, ended: false, by_bound: false };
}

/// What an open wait waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    Until(Instant),
    /// The date it hangs on is not given, or the calendar has no such time: the owner is asked, who may skip it.
    Date,
    Signal(String),
}

/// The flow that a step of kind `flow` asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubFlowState {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<Id>,
    pub status: SubFlowStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubFlowStatus {
    Asked,
    Started,
    Ended(SubFlowEnd),
    Failed(SubFlowFailure),
}

impl SubFlowStatus {
    /// It will not complete by itself: the owner tries again, or skips the step.
    pub fn needs_owner(self) -> bool {
        matches!(self, Self::Failed(_) | Self::Ended(SubFlowEnd::Cancelled))
    }
}

/// How a sub-flow ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubFlowEnd {
    Completed,
    Cancelled,
}

/// Why a sub-flow was not started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubFlowFailure {
    /// The organisation has no such template, or none that is published.
    TemplateMissing,
    /// Its start was refused, for example because its start form wants answers.
    StartRefused,
    /// Flows start flows that start flows, too deep.
    TooDeep,
}

/// Why a record could not be changed, so that trying again as it is would not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordUpdateFailure {
    /// A value does not fit its field, or there is no such field.
    DoesNotFit,
    /// The record is of another kind, or stands for another by now.
    NotPossible,
    /// There is no such kind.
    KindMissing,
}

impl StepState {
    /// What it waits for while it is open.
    pub fn waiting(&self) -> Option<&Waiting> {
        self.current().filter(|_| self.status == StepStatus::Open)?.waiting.as_ref()
    }

    /// An open wait without a date, a sub-flow or a record update that failed: nothing goes on until the owner says so.
    pub fn is_stalled(&self) -> bool {
        let current = self.current().filter(|_| self.status == StepStatus::Open);
        current.is_some_and(|attempt| {
            attempt.waiting == Some(Waiting::Date)
                || attempt.sub_flow.as_ref().is_some_and(|sub| sub.status.needs_owner())
                || attempt.update_failed.is_some()
        })
    }
}

impl State {
    /// The wait that ends next by itself, and when; none while the flow stands still.
    pub fn next_wait_end(&self) -> Option<(Instant, &str)> {
        if self.status != Status::Running {
            return None;
        }
        let ends = self.steps.iter().filter_map(|(key, step)| match step.waiting()? {
            Waiting::Until(at) => Some((*at, key.as_str())),
            Waiting::Date | Waiting::Signal(_) => None,
        });
        ends.min()
    }
}
