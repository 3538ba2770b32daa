//! What passing time did, and what moved a clock.

use crate::{flow::ClockPlan, sealed::Sealed};
use model::{Id, Instant};
use serde::{Deserialize, Serialize};

/// Whoever has the step to do is told again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    pub step: String,
    pub attempt: u32,
    pub assignments: Vec<Id>,
    /// Place in the schedule, and how often it has come, from 1.
    pub reminder: u32,
    pub number: u32,
    pub scheduled_at: Instant,
    /// When it comes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Instant>,
}

/// An escalation gave the open work of a step to those who play another role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepReassigned {
    pub step: String,
    pub attempt: u32,
    pub role: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Id>,
    pub needed: u32,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockMoved {
    pub clock: String,
    pub plan: ClockPlan,
    /// By the owner: from here on nothing else moves it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Sealed>,
    /// Who wrote the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockReopened {
    pub clock: String,
    pub plan: ClockPlan,
    /// Stops that have come and stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub came: Vec<u32>,
    pub at: Instant,
}
