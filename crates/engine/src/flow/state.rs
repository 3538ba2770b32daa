//! The state of a flow: the fold of its events, stored with the flow and read by every list.
//! Never here: anything that is not in an event.

use super::{
    Cause, ClockState, Held, JoinState, Pause, PriorityState, RepeatState, SubFlowState, TemplateRef, Timer,
    Waiting,
};
use crate::{calendar::Calendar, sealed::Kept};
use model::{
    Id, Instant, Value,
    definition::{Kind, Outcome},
    limits::VALUE_INLINE_BYTES_MAX,
    target::Target,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Compact in JSON: what is empty or not known is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub flow: Id,
    pub status: Status,
    pub template: Option<TemplateRef>,
    /// Sequence number and hash of the last log entry; 0 and empty before the start.
    pub seq: u64,
    pub head: String,
    /// Events so far, for the limit.
    pub events: u32,
    pub started_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starter: Option<Id>,
    pub record: Option<RecordState>,
    /// What started it, if another flow did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// Names and addresses (`Value::Persons` with one entry) of everybody the flow speaks of.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<Id, Kept>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: BTreeMap<String, RoleState>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, Vec<Id>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Arc<Calendar>>,
    /// Calendars that steps and clocks name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub calendars: BTreeMap<String, Arc<Calendar>>,
    /// Clocks that have begun, by key, or `key@stage` where one runs in each stage.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub clocks: BTreeMap<String, Arc<ClockState>>,
    /// Who held the work, each from when on, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<Held>,
    /// When the flow was paused, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    #[serde(default, skip_serializing_if = "PriorityState::is_usual")]
    pub priority: PriorityState,
    /// The stage reached last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub stages_done: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub milestones: BTreeSet<String>,
    /// Branch taken by the place of the choice.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<String, Option<u32>>,
    /// Joins that passed before all their branches had finished, by the place of the parallel block.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub joins: BTreeMap<String, JoinState>,
    /// Repeats that are in their second turn at least, or over, by their place.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub repeats: BTreeMap<String, RepeatState>,
    /// Signals that came before anybody waited, by name: how many.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub signals: BTreeMap<String, u32>,
    /// Steps that were ever reached or withdrawn; the others are pending.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<String, Arc<StepState>>,
    /// Open assignments.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub assignments: BTreeMap<Id, Assignment>,
    /// `start` or step, field or document → value: of the latest completed attempt.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Arc<BTreeMap<String, Datum>>>,
    /// The outcome whose own steps run before the flow ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<(String, Outcome)>,
    /// How everything stood before it was moved to another version, for the undo; until something else happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_migration: Option<Arc<State>>,
    /// Steps the owner put in, oldest first; [`super::effective`] has them in their places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<AddedStep>,
    /// Who is away → who does their work meanwhile.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub absent: BTreeMap<Id, Id>,
    /// While the flow is paused: by whom, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<Intervened>,
}

impl State {
    /// A flow before its start.
    pub fn unborn(flow: Id) -> Self {
        Self {
            flow,
            status: Status::Unborn,
            template: None,
            seq: 0,
            head: String::new(),
            events: 0,
            started_at: None,
            ended_at: None,
            owner: None,
            starter: None,
            record: None,
            cause: None,
            people: BTreeMap::new(),
            roles: BTreeMap::new(),
            groups: BTreeMap::new(),
            calendar: None,
            calendars: BTreeMap::new(),
            clocks: BTreeMap::new(),
            custody: Vec::new(),
            pauses: Vec::new(),
            priority: PriorityState::default(),
            stage: None,
            stages_done: BTreeSet::new(),
            milestones: BTreeSet::new(),
            choices: BTreeMap::new(),
            joins: BTreeMap::new(),
            repeats: BTreeMap::new(),
            signals: BTreeMap::new(),
            steps: BTreeMap::new(),
            assignments: BTreeMap::new(),
            data: BTreeMap::new(),
            ending: None,
            before_migration: None,
            added: Vec::new(),
            absent: BTreeMap::new(),
            paused: None,
        }
    }

    /// Roughly how many bytes of data it holds; values above 4 kB and files do not count.
    pub fn data_bytes(&self) -> usize {
        let data = self.data.values().flat_map(|data| data.values());
        let open = self.steps.values().flat_map(|step| step.given.values());
        data.chain(open).filter_map(|datum| datum.value.as_deref()).map(value_bytes).sum()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not started yet; never stored.
    Unborn,
    Running,
    Paused,
    Completed,
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordState {
    pub id: Id,
    pub kind: String,
    pub name: Kept,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Kept>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleState {
    /// Without a group: who plays it. With one, see [`State::groups`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

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

/// A value and who gave it. In JSON `[value, person]`, the value `null` once erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(Kept, Option<Id>)", into = "(Kept, Option<Id>)")]
pub struct Datum {
    pub value: Kept,
    pub by: Option<Id>,
}

impl From<(Kept, Option<Id>)> for Datum {
    fn from((value, by): (Kept, Option<Id>)) -> Self {
        Self { value, by }
    }
}

impl From<Datum> for (Kept, Option<Id>) {
    fn from(datum: Datum) -> Self {
        (datum.value, datum.by)
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
}

impl Attempt {
    pub fn handed_back_by(&self, person: &Id) -> bool {
        self.handed_back.iter().any(|one| one.by == *person)
    }
}

/// What the owner did to a step or to the flow, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intervened {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub at: Instant,
    /// Erased, it is left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Kept,
}

/// What a preparer left for whoever does the step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    pub by: Id,
    pub at: Instant,
    /// Offered answers of the form.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Datum>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Kept,
}

/// A step that the owner put into this flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedStep {
    pub key: String,
    /// It comes directly after this one.
    pub after: String,
    pub kind: Kind,
    pub role: String,
    /// Erased, they are left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Kept,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Kept,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Target>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_if_denied: bool,
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub status: DocumentStatus,
    /// `Value::Files`, as given last, and by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Datum>,
    /// Why it was declined, returned or waived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Datum>,
}

impl Document {
    pub fn wanted() -> Self {
        Self { status: DocumentStatus::Wanted, files: None, reason: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStatus {
    /// Asked for in the current attempt.
    Wanted,
    Given,
    Declined,
    Accepted,
    /// Came back; asked for again in the current attempt.
    Returned,
    Waived,
}

impl DocumentStatus {
    /// A reviewer has to look at it.
    pub fn is_under_review(self) -> bool {
        matches!(self, Self::Given | Self::Declined)
    }

    /// Nothing more is needed.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Accepted | Self::Waived)
    }

    /// The client is asked for it.
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Wanted | Self::Returned)
    }
}

impl Wait {
    pub fn role(&self) -> &str {
        match self {
            Self::RoleUnbound { role } | Self::TooFewMembers { role, .. } | Self::HandedBack { role } => role,
        }
    }
}

/// Why nobody can do an open step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    RoleUnbound {
        role: String,
    },
    TooFewMembers {
        role: String,
        needed: u32,
        present: u32,
    },
    /// Whoever had it said that it is not for them.
    HandedBack {
        role: String,
    },
}

/// One person's part in one open step, or a group's until somebody picks it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub id: Id,
    pub step: String,
    pub attempt: u32,
    pub role: String,
    pub purpose: Purpose,
    pub holder: Holder,
    pub opened_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overdue: bool,
    /// In whose place its holder has it, whoever was meant first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Act,
    /// Review of documents.
    Review,
    /// Completing the details before whoever acts sees it.
    Prepare,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    Person(Id),
    Pool {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<String>,
        members: Vec<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        picked_by: Option<Id>,
    },
}

impl Assignment {
    pub fn is_act(&self) -> bool {
        self.purpose == Purpose::Act
    }

    /// Who has it; `None` for a pool nobody picked up from.
    pub fn person(&self) -> Option<&Id> {
        match &self.holder {
            Holder::Person(person) => Some(person),
            Holder::Pool { picked_by, .. } => picked_by.as_ref(),
        }
    }

    /// Whether this person may act on it as things stand.
    pub fn may_act(&self, person: &Id) -> bool {
        match &self.holder {
            Holder::Person(holder) | Holder::Pool { picked_by: Some(holder), .. } => holder == person,
            Holder::Pool { members, picked_by: None, .. } => members.contains(person),
        }
    }

    /// Whether it is theirs, or could be if somebody put it back.
    pub fn concerns(&self, person: &Id) -> bool {
        match &self.holder {
            Holder::Person(holder) => holder == person,
            Holder::Pool { members, picked_by, .. } => {
                members.contains(person) || picked_by.as_ref() == Some(person)
            }
        }
    }
}

fn value_bytes(value: &Value) -> usize {
    let bytes = match value {
        Value::Text(text) => text.len(),
        Value::Several(entries) => entries.iter().map(String::len).sum(),
        Value::Persons(persons) => persons
            .iter()
            .map(|person| person.name.len() + person.email.as_ref().map_or(0, String::len))
            .sum(),
        Value::Records(records) => records
            .iter()
            .map(|record| record.name.len() + record.contact.as_ref().map_or(0, |person| person.name.len()))
            .sum(),
        Value::Address(address) => {
            address.street.len() + address.postcode.len() + address.city.len() + address.country.len()
        }
        Value::Number(_) | Value::Money(_) | Value::Date(_) | Value::YesNo(_) => 16,
        Value::Files(_) => 0,
    };
    if bytes > VALUE_INLINE_BYTES_MAX { 0 } else { bytes }
}
