//! Who plays and holds what, and why that changed.

use crate::{flow::Purpose, sealed::Sealed};
use model::{Id, Instant};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleBound {
    pub role: String,
    pub persons: Vec<Id>,
    /// The persons are this group's members, now and as they change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    pub bound_by: BoundBy,
    /// Why the owner changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Sealed>,
    /// Who wrote the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
}

/// One person's part goes to another; both stand here. Without an assignment their turn had not come yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    pub step: String,
    pub attempt: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<Id>,
    pub purpose: Purpose,
    /// `None` for a group's work that nobody had picked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Id>,
    pub to: Id,
    /// In whose place `to` has it, whoever was meant first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<Id>,
    pub why: HandOverCause,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Sealed>,
    /// Who wrote the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub at: Instant,
}

/// Why one person has what another had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOverCause {
    /// By whoever had it.
    Delegated,
    /// By the owner.
    Reassigned,
    /// Whoever had it is away.
    Substituted,
}

/// Somebody outside lets another do this one piece of their work until then. It stays theirs: they may do it themselves,
/// and what is done counts for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lent {
    /// Names it from here on, the link to it too.
    pub lending: Id,
    pub step: String,
    pub attempt: u32,
    pub assignment: Id,
    pub from: Id,
    pub to: Id,
    /// From this instant on nothing can be done with it any more.
    pub until: Instant,
    /// For `to`, by `from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Sealed>,
    pub at: Instant,
}

/// Before its time, and before the work was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LendingEnded {
    pub lending: Id,
    pub step: String,
    pub attempt: u32,
    pub assignment: Id,
    pub from: Id,
    pub to: Id,
    pub why: LendingEnd,
    /// Of the owner, where it was theirs to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Sealed>,
    pub at: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LendingEnd {
    /// By whoever lent it, or by the owner.
    TakenBack,
    /// By whoever had it.
    GivenBack,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoundBy {
    /// The role's own `fill`.
    Fill,
    /// Named at start.
    Start,
    /// A person field of this step.
    Step(String),
    Owner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Its holder answered.
    Done,
    /// Others answered, or the review is over.
    NotNeeded,
    /// Its holder said that it is not for them.
    HandedBack,
    /// Somebody else has it now.
    HandedOver,
    /// The step was reset or withdrawn, or the flow ended.
    Withdrawn,
}
