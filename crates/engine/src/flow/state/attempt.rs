//! One try at a step, and who decided what in it.

use crate::{
    flow::{RecordUpdateFailure, SubFlowState, Waiting, event::LendingEnd},
    sealed::Kept,
};
use model::{Id, Instant, definition::Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub number: u32,
    pub opened_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Instant>,
    /// `None` while open, and for ever if it was reset or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    /// When it went to the reviewers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_at: Option<Instant>,
    /// When somebody could begin; the deadline counts from here. `None` while it waits for the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staffed_at: Option<Instant>,
    /// The distinct members who decide, as fixed at opening, in their order; empty for a pool.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Id>,
    /// How many of them it takes.
    #[serde(default)]
    pub needed: u32,
    /// Holds only documents that were returned: the form is not asked again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub documents_only: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Who said that it is not for them; the owner may still name them again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed_back: Vec<HandedBack>,
    /// Whom it was lent to, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lendings: Vec<Lending>,
    /// Whose word on a document closed it; else the last decision did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Id>,
    /// Members who stand in → in whose place, whoever was meant first first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub instead_of: BTreeMap<Id, Vec<Id>>,
    /// What a wait waits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// What has become of the flow that a sub-flow step asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_flow: Option<SubFlowState>,
    /// Why the record could not be changed as the step says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update_failed: Option<RecordUpdateFailure>,
}

impl Attempt {
    pub fn handed_back_by(&self, person: &Id) -> bool {
        self.handed_back.iter().any(|one| one.by == *person)
    }
}

impl super::State {
    /// What is lent of an open assignment, and was not taken back. Whether its time is over is for the caller to say.
    pub fn lent(&self, assignment: &Id) -> Option<&Lending> {
        let open = self.assignments.get(assignment)?;
        let attempts = &self.steps.get(&open.step)?.attempts;
        let lendings = attempts.iter().rev().flat_map(|attempt| attempt.lendings.iter().rev());
        let mut of_it = lendings.filter(|lending| lending.assignment == *assignment);
        of_it.next().filter(|lending| lending.ended.is_none() && open.may_act(&lending.from))
    }
}

/// "Not for me", with a note for the owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedBack {
    pub by: Id,
    pub at: Instant,
    /// Erased, it is left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Kept,
}

/// Somebody outside lets another do their part, until `until` or until it has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lending {
    pub id: Id,
    pub assignment: Id,
    pub from: Id,
    pub to: Id,
    pub until: Instant,
    pub at: Instant,
    /// Erased, it is left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Kept,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<LendingOver>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LendingOver {
    pub why: LendingEnd,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub by: Id,
    pub outcome: Outcome,
    pub at: Instant,
    /// Erased, it is left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Kept,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<RecordedFor>,
    /// Who did it in their place, because they had lent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_to: Option<Id>,
}

/// Who wrote an answer down for another, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFor {
    /// `None` for a key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    /// Erased, they are left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Kept,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Kept,
}
