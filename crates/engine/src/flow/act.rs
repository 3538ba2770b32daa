//! Acts: everything that can be asked of a flow.

use super::{Reach, RecordUpdateFailure, StartCause, SubFlowEnd, SubFlowFailure};
use crate::calendar::Calendar;
use model::{
    Definition, Id, Value,
    definition::{Outcome, Priority},
    value::FileRef,
    value::PersonRef,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::intervention::{AddStep, ChangeDue, HandOver, Intervention, Lend, Preparation, TakeBack};

#[derive(Clone, Debug)]
pub enum Act {
    Start(Box<StartFlow>),
    Complete(Completion),
    DecideDocument(DocumentDecision),
    PickUp {
        assignment: Id,
    },
    PutBack {
        assignment: Id,
    },
    AssignRole(AssignRole),
    HandBack(HandBack),
    /// Whoever has it gives it to a colleague.
    Delegate(HandOver),
    /// The owner gives it to somebody else.
    Reassign(HandOver),
    /// Somebody outside lets another do it for a time.
    Lend(Lend),
    /// Before that time: by whoever lent it, whoever has it, or the owner.
    TakeBack(TakeBack),
    /// The preparer completes the details and hands the step on.
    Prepare(Preparation),
    AddStep(Box<AddStep>),
    SkipStep(Intervention),
    ReopenStep(Intervention),
    ChangeDue(ChangeDue),
    SetPriority {
        priority: Priority,
        reason: String,
    },
    Pause {
        reason: String,
    },
    Resume {
        reason: Option<String>,
    },
    Cancel {
        reason: Option<String>,
    },
    /// To another version of its template.
    Migrate(Box<Migration>),
    /// Back to the version before, while nothing else has happened.
    UndoMigration {
        reason: String,
    },
    /// A named thing has happened outside: whatever waits for it goes on.
    Signal {
        name: String,
        /// In the words of a person who says so; programs give none.
        reason: Option<String>,
    },
    /// What a step of kind `flow` asked for has been started.
    SubFlowStarted {
        step: String,
        attempt: u32,
        flow: Id,
    },
    /// That flow has ended.
    SubFlowEnded {
        step: String,
        attempt: u32,
        flow: Id,
        how: SubFlowEnd,
    },
    /// That flow could not be started.
    SubFlowFailed {
        step: String,
        attempt: u32,
        why: SubFlowFailure,
    },
    /// The owner asks once more for a flow that could not be started or was cancelled.
    RetrySubFlow {
        step: String,
    },
    /// The record was changed as this step says.
    RecordUpdated {
        step: String,
        attempt: u32,
    },
    /// It could not be.
    RecordUpdateFailed {
        step: String,
        attempt: u32,
        why: RecordUpdateFailure,
    },
    /// Time has passed: what is due happens.
    Tick,
    /// The record as it is now; fields the definition does not read are ignored.
    RecordChanged {
        name: String,
        fields: BTreeMap<String, Value>,
    },
    /// Members of groups as they are now; groups the definition does not read are ignored.
    MembersChanged {
        groups: BTreeMap<String, Vec<PersonRef>>,
    },
    CalendarChanged {
        /// The flow's own.
        calendar: Arc<Calendar>,
        /// Those with a name; ones the definition does not name are ignored.
        calendars: BTreeMap<String, Arc<Calendar>>,
    },
    /// Whoever has this step to do saved a draft, gave a file, or wrote a message. Kept only where a clock waits for the
    /// step to be idle ([`super::wants_activity`]).
    Activity {
        step: String,
        by: Id,
    },
    /// Who is away now, each with the colleague who does their work meanwhile.
    AbsencesChanged {
        absent: BTreeMap<Id, PersonRef>,
    },
    Erase(Erasure),
}

#[derive(Clone, Debug)]
pub struct StartFlow {
    pub template: TemplateRef,
    pub record: RecordSnapshot,
    /// The workspace owner.
    pub owner: Option<PersonRef>,
    /// Whoever starts it; plays roles filled by `starter`.
    pub starter: Option<PersonRef>,
    /// Plays the initializer role: whoever came by link or portal, or the member who starts it where that role is ours.
    /// Without one the role is filled as it says.
    pub initializer: Option<PersonRef>,
    /// Answers to the start form, read by `model::field::read_form`.
    pub data: BTreeMap<String, Value>,
    /// Roles filled at start; they take precedence over `fill`.
    pub roles: BTreeMap<String, Vec<PersonRef>>,
    /// Members of every group the definition reads; a group that does not exist is left out.
    pub groups: BTreeMap<String, Vec<PersonRef>>,
    /// The flow's own.
    pub calendar: Arc<Calendar>,
    /// Every calendar the definition names (`reads::Reads::calendars`); one that does not exist is left out, and the
    /// flow's own counts in its place.
    pub calendars: BTreeMap<String, Arc<Calendar>>,
    /// As [`Act::AbsencesChanged`].
    pub absent: BTreeMap<Id, PersonRef>,
    /// What started it, if another flow did.
    pub cause: Option<Cause>,
}

/// Which flow started another, and on account of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub flow: Id,
    pub by: StartCause,
}

/// A running flow goes on with another version of its template.
#[derive(Clone, Debug)]
pub struct Migration {
    pub to: TemplateRef,
    pub definition: Arc<Definition>,
    pub reason: String,
    /// For roles that are new: filled as at a start. Its contacts and its owner count, its fields are told.
    pub record: RecordSnapshot,
    /// Members of every group the new version reads.
    pub groups: BTreeMap<String, Vec<PersonRef>>,
    /// As in [`StartFlow`].
    pub calendar: Arc<Calendar>,
    pub calendars: BTreeMap<String, Arc<Calendar>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateRef {
    pub key: String,
    pub version: u32,
}

#[derive(Clone, Debug)]
pub struct RecordSnapshot {
    pub id: Id,
    pub kind: String,
    pub name: String,
    pub owner: Option<PersonRef>,
    pub fields: BTreeMap<String, Value>,
    /// The primary contact first.
    pub contacts: Vec<SnapshotContact>,
}

#[derive(Clone, Debug)]
pub struct SnapshotContact {
    pub person: PersonRef,
    /// Contact role, for example `bookkeeper`.
    pub role: Option<String>,
    pub primary: bool,
}

/// An answer to an open step.
#[derive(Clone, Debug, Default)]
pub struct Completion {
    pub step: String,
    /// The attempt it answers; `None` takes the open one.
    pub attempt: Option<u32>,
    /// `None` is the kind's positive outcome.
    pub outcome: Option<Outcome>,
    /// Answers to the step's form, read by `model::field::read_form`.
    pub data: BTreeMap<String, Value>,
    /// What is given for each document.
    pub files: BTreeMap<String, Given>,
    pub comment: Option<String>,
    /// Ticked entries of the checklist, counted from 0.
    pub checklist: BTreeSet<u32>,
    /// For sent back: which steps. Empty takes those the template names.
    pub back_to: Vec<String>,
    /// Scope `act_for_others` without `on_behalf_of`: counts for the next who has not decided.
    pub for_any: bool,
    /// Why somebody else writes the answer down; asked of every person who does.
    pub recording: Option<Recording>,
}

/// An answer that somebody gave elsewhere, written down by another: "she phoned".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    pub reason: String,
    /// What shows it: a letter, a note. Members alone read it.
    pub files: Vec<FileRef>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    Files(Vec<FileRef>),
    /// "I don't have this."
    Declined {
        reason: String,
    },
}

/// A reviewer's word on one document.
#[derive(Clone, Debug)]
pub struct DocumentDecision {
    pub step: String,
    pub document: String,
    pub verdict: Verdict,
    /// As in [`Completion::for_any`].
    pub for_any: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Accept,
    Return {
        reason: String,
    },
    /// A declined document is not needed after all.
    Waive {
        reason: Option<String>,
    },
}

/// "Not for me": an open step returns to the owner.
#[derive(Clone, Debug, Default)]
pub struct HandBack {
    pub step: String,
    /// The attempt it is about; `None` takes the open one.
    pub attempt: Option<u32>,
    /// For the owner, for example whose it is.
    pub note: Option<String>,
    /// As in [`Completion::for_any`].
    pub for_any: bool,
}

/// The owner says who plays a role. Steps that wait for it go on, and open ones are handed to those named now; whoever
/// has decided has decided.
#[derive(Clone, Debug, Default)]
pub struct AssignRole {
    pub role: String,
    pub persons: Vec<PersonRef>,
    pub reason: Option<String>,
}

/// Somebody's data leave the flow; that it happened stays.
#[derive(Clone, Debug, Default)]
pub struct Erasure {
    /// Who asked for it, as the log shall say: a person's id or a request number, no name.
    pub asked_by: String,
    /// On what ground, for example `GDPR Art. 17`.
    pub ground: String,
    /// All that these persons gave, wrote or are called.
    pub persons: BTreeSet<Id>,
    /// Data by their name: `start.company`, `identity.address`, `record.name`.
    pub paths: BTreeSet<String>,
    /// Every value of the flow, whoever gave it; of names, those of `persons` alone.
    pub everything: bool,
}

impl Erasure {
    /// What it takes.
    pub fn reach(&self) -> Reach<'_> {
        Reach { persons: &self.persons, paths: &self.paths, everything: self.everything }
    }
}
