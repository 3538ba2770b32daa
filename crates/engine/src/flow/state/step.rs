//! One step of a flow.

use super::{Attempt, Datum, Document, Intervened, Prepared, Wait};
use crate::{flow::Timer, sealed::Kept};
use model::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepState {
    pub status: StepStatus,
    /// Oldest first; the last one is the current one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<Attempt>,
    /// Documents of the current attempt of a file request, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, Document>,
    /// Answers of the current attempt, not yet data of the flow.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub given: BTreeMap<String, Datum>,
    /// Roles without whom it cannot go on; the owner is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waits: Vec<Wait>,
    /// Rendered title of the current attempt, where the template's has data in it. Erased, it is left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Kept,
    /// The same of `label_for_client`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Kept,
    /// Why it was sent back, in the words of whoever did; until it is done again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_back: Option<Datum>,
    /// What happens to the open step as time passes, the next time of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timers: Vec<Timer>,
    /// Escalations of the current attempt that have happened, by their place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalated: Vec<u32>,
    /// Whoever has it to do was reminded in the current attempt; a group is once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reminded: bool,
    /// When its holder last did something, where a clock waits for it to be idle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_at: Option<Instant>,
    /// By the owner, while it is skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<Intervened>,
    /// By the owner, until it is done again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<Intervened>,
    /// What the preparer of the current attempt filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepared: Option<Prepared>,
    /// A person set the deadline of the current attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_set: Option<Instant>,
}

impl StepState {
    /// The attempt that is open or was last.
    pub fn current(&self) -> Option<&Attempt> {
        self.attempts.last()
    }

    /// Whether somebody has it: to prepare, to do, or to review.
    pub fn is_open(&self) -> bool {
        matches!(self.status, StepStatus::Preparing | StepStatus::Open | StepStatus::InReview)
    }

    /// Open, and fewer are left to decide than the rule asks for, since somebody handed it back.
    pub fn is_short(&self) -> bool {
        let members = |attempt: &Attempt| u32::try_from(attempt.members.len()).unwrap_or(u32::MAX);
        self.status == StepStatus::Open
            && self
                .current()
                .is_some_and(|attempt| !attempt.handed_back.is_empty() && members(attempt) < attempt.needed)
    }

    /// Done or skipped: what comes after it may begin.
    pub fn is_finished(&self) -> bool {
        matches!(self.status, StepStatus::Done | StepStatus::Skipped)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    #[default]
    Pending,
    /// With whoever completes its details first.
    Preparing,
    Open,
    InReview,
    Done,
    Skipped,
    Withdrawn,
}
