//! Facts of one step: opened, staffed, prepared, answered.

use super::DocumentGiven;
use crate::{calendar::Entry, flow::Waiting, sealed::Sealed};
use model::{
    Id, Instant,
    definition::{Kind, Outcome},
    target::Target,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepOpened {
    pub step: String,
    pub attempt: u32,
    pub at: Instant,
    /// Title with data in it, as rendered at opening; absent where the template's title has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Sealed>,
    /// The same of `label_for_client`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Sealed>,
    /// Documents asked for in this attempt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
}

/// Who decides is fixed, and the deadline runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepStaffed {
    pub step: String,
    pub attempt: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Id>,
    pub needed: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// Members who stand in → in whose place, whoever was meant first first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub instead_of: BTreeMap<Id, Vec<Id>>,
    pub at: Instant,
}

/// What the preparer filled in; the step goes to its own people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    pub step: String,
    pub attempt: u32,
    pub assignment: Id,
    pub by: Id,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Sealed>,
    /// For whoever does the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Sealed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    pub at: Instant,
}

/// One person's answer; `by` is whom it counts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub step: String,
    pub attempt: u32,
    pub assignment: Id,
    pub by: Id,
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Sealed>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, DocumentGiven>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Sealed>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub checklist: BTreeSet<u32>,
    /// Somebody else wrote it down for `by`; the entry's actor is who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
    /// Whom `by` had lent it to and who did it; the entry's actor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_to: Option<Id>,
    pub at: Instant,
}

/// What was given is with the reviewers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepInReview {
    pub step: String,
    pub attempt: u32,
    /// Absent in logs from before custody was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
}

/// An open wait waits for this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitStarted {
    pub step: String,
    pub attempt: u32,
    pub wait: Waiting,
    /// How `wait`, if an instant, came about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derivation: Vec<Entry>,
    pub at: Instant,
}

/// A step that the template does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedStep {
    pub key: String,
    /// It comes directly after this one.
    pub after: String,
    pub kind: Kind,
    pub role: String,
    pub title: Sealed,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Sealed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Target>,
    /// Of an approval: its denial ends the flow.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_if_denied: bool,
}

/// Who wrote an answer down for another, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The person; a key is named by the entry alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub reason: Sealed,
    /// `Value::Files`: what shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Sealed>,
}

/// A deadline and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub at: Instant,
    pub derivation: Vec<Entry>,
}
