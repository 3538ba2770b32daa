//! Acts: everything that can be asked of a flow.

use crate::calendar::Calendar;
use model::{Id, Value, definition::Outcome, value::FileRef, value::PersonRef};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

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
    Cancel {
        reason: Option<String>,
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
        calendar: Arc<Calendar>,
    },
    Erase(Erasure),
}

#[derive(Clone, Debug)]
pub struct StartFlow {
    pub template: TemplateRef,
    pub record: RecordSnapshot,
    /// The workspace owner.
    pub owner: Option<PersonRef>,
    /// Whoever starts it; plays the initializer role and roles filled by `starter`.
    pub starter: Option<PersonRef>,
    /// Answers to the start form, read by `model::field::read_form`.
    pub data: BTreeMap<String, Value>,
    /// Roles filled at start; they take precedence over `fill`.
    pub roles: BTreeMap<String, Vec<PersonRef>>,
    /// Members of every group the definition reads; a group that does not exist is left out.
    pub groups: BTreeMap<String, Vec<PersonRef>>,
    pub calendar: Arc<Calendar>,
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

/// The owner says who plays a role; a step that waits for it goes on.
#[derive(Clone, Debug)]
pub struct AssignRole {
    pub role: String,
    pub persons: Vec<PersonRef>,
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
}
