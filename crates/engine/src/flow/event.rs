//! Events: facts of a flow. Everything `decide` computed stands in them, so that `evolve` only copies.
//! Never here: a value in clear that names or describes somebody; those are [`Sealed`].

use super::{Assignment, DocumentStatus, TemplateRef, Wait};
use crate::{
    calendar::{Calendar, Entry},
    sealed::Sealed,
};
use model::{Id, Instant, definition::Outcome};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    Started {
        template: TemplateRef,
        at: Instant,
        record: SealedRecord,
        owner: Option<Id>,
        starter: Option<Id>,
        /// Only where the template has deadlines.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        calendar: Option<Arc<Calendar>>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        groups: BTreeMap<String, Vec<Id>>,
    },
    /// Names and addresses of persons the flow speaks of from here on.
    PeopleNamed {
        people: BTreeMap<Id, Sealed>,
    },
    StartAnswered {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        data: BTreeMap<String, Sealed>,
    },
    RoleBound {
        role: String,
        persons: Vec<Id>,
        /// The persons are this group's members, now and as they change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<String>,
        bound_by: BoundBy,
    },
    StageStarted {
        stage: String,
        at: Instant,
    },
    StageFinished {
        stage: String,
        at: Instant,
    },
    /// A step of a finished stage opens again.
    StageReopened {
        stage: String,
    },
    MilestoneReached {
        milestone: String,
        at: Instant,
    },
    /// `choice` is the place of the choice in the definition (`review.1`), `branch` counts from 0; no branch holds: `None`.
    BranchTaken {
        choice: String,
        branch: Option<u32>,
    },
    StepOpened {
        step: String,
        attempt: u32,
        at: Instant,
        /// Title with data in it, as rendered at opening; absent where the template's title has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<Sealed>,
        /// The same of `label_for_client`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<Sealed>,
        /// Documents asked for in this attempt.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<String>,
    },
    /// Who decides is fixed, and the deadline runs.
    StepStaffed {
        step: String,
        attempt: u32,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        members: Vec<Id>,
        needed: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Due>,
        at: Instant,
    },
    /// Nobody can do it until the owner says who.
    StepWaits {
        step: String,
        wait: Wait,
    },
    AssignmentOpened {
        assignment: Assignment,
    },
    PickedUp {
        assignment: Id,
        by: Id,
        at: Instant,
    },
    PutBack {
        assignment: Id,
        at: Instant,
    },
    AssignmentClosed {
        assignment: Id,
        why: Closing,
        at: Instant,
    },
    /// The group behind an open pool changed.
    PoolChanged {
        assignment: Id,
        members: Vec<Id>,
    },
    /// One person's answer; `by` is whom it counts for.
    Answered {
        step: String,
        attempt: u32,
        assignment: Id,
        by: Id,
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        data: BTreeMap<String, Sealed>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        documents: BTreeMap<String, DocumentGiven>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<Sealed>,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        checklist: BTreeSet<u32>,
        /// Somebody else wrote it down for `by`; the entry's actor is who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recorded: Option<Recorded>,
        at: Instant,
    },
    /// "Not for me", by whoever had it to do; the owner says whose it is.
    HandedBack {
        step: String,
        attempt: u32,
        assignment: Id,
        by: Id,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Sealed>,
        at: Instant,
    },
    /// What was given is with the reviewers; the deadline stands still.
    StepInReview {
        step: String,
        attempt: u32,
    },
    DocumentDecided {
        step: String,
        document: String,
        by: Id,
        /// Accepted, returned or waived.
        verdict: DocumentStatus,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        at: Instant,
    },
    /// A new attempt for the documents that came back, in place of the one that was reviewed.
    DocumentsReturned {
        step: String,
        attempt: u32,
        members: Vec<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Due>,
        at: Instant,
    },
    /// `outcome` is what the step came to, by the rule of who decides.
    StepFinished {
        step: String,
        attempt: u32,
        outcome: Outcome,
        at: Instant,
    },
    StepSkipped {
        step: String,
        at: Instant,
    },
    /// The step is pending again and opens as it is reached; an open attempt of it has ended without outcome.
    StepReset {
        step: String,
        cause: ResetCause,
        at: Instant,
    },
    /// The step is nobody's to do any more.
    StepWithdrawn {
        step: String,
        cause: ResetCause,
        at: Instant,
    },
    /// The choice is decided anew when it is reached.
    ChoiceReopened {
        choice: String,
    },
    /// The sending step asked for these to be done again, `dependents` follow from them.
    SentBack {
        step: String,
        back_to: Vec<String>,
        dependents: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Whose reason it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    /// A message step's text, as it went into the thread with the role.
    MessagePosted {
        step: String,
        attempt: u32,
        role: String,
        text: Sealed,
        at: Instant,
    },
    Overdue {
        assignment: Id,
        scheduled_at: Instant,
    },
    /// From here on only the steps of this outcome run, then the flow ends.
    Ending {
        step: String,
        outcome: Outcome,
    },
    /// A step sent back to before that outcome; the flow goes on as if it had not been.
    EndingRevoked,
    FlowCompleted {
        at: Instant,
    },
    FlowCancelled {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sealed>,
        /// Who wrote the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        at: Instant,
    },
    RecordTold {
        name: Sealed,
        /// The fields the template reads; one that is absent is not given.
        fields: BTreeMap<String, Sealed>,
    },
    GroupsTold {
        groups: BTreeMap<String, Vec<Id>>,
    },
    CalendarTold {
        calendar: Arc<Calendar>,
    },
    /// The deadline of an open step moved, because the calendar or the date it hangs on did.
    DueMoved {
        step: String,
        attempt: u32,
        due: Option<Due>,
    },
    /// Values of these persons and paths are gone.
    Erased {
        asked_by: String,
        ground: String,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        persons: BTreeSet<Id>,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        paths: BTreeSet<String>,
        at: Instant,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedRecord {
    pub id: Id,
    pub kind: String,
    pub name: Sealed,
    /// Only the fields the template reads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Sealed>,
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentGiven {
    /// `Value::Files`, to be reviewed.
    Files(Sealed),
    /// `Value::Files`; nobody reviews them, given is accepted.
    Accepted(Sealed),
    /// The reason.
    Declined(Sealed),
    /// The reason; nobody reviews it, declined is waived.
    Waived(Sealed),
}

impl DocumentGiven {
    pub(super) fn sealed(&mut self) -> &mut Sealed {
        match self {
            Self::Files(sealed) | Self::Accepted(sealed) | Self::Declined(sealed) | Self::Waived(sealed) => {
                sealed
            }
        }
    }
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
    /// The step was reset or withdrawn, or the flow ended.
    Withdrawn,
}

/// Why a step was reset or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResetCause {
    /// Named in a send-back by this step.
    SentBackBy(String),
    /// The step that sent back; it opens again when it is reached.
    SentBack,
    /// Depends on a step that was sent back by this step.
    DependsOnSentBackBy(String),
    /// Its branch was dropped by a choice decided anew.
    BranchDropped,
    /// It belongs to an outcome that runs anew.
    RunAnew,
    /// The outcome it belongs to was taken back, or another was chosen.
    EndingRevoked,
    FlowEnded,
}
