//! The state of a flow: the fold of its events, stored with the flow and read by every list.
//! Never here: anything that is not in an event.

mod assignment;
mod attempt;
mod document;
mod intervened;
mod step;

pub use assignment::{Assignment, Holder, Purpose, Wait};
pub use attempt::{Attempt, Decision, HandedBack, Lending, LendingOver, RecordedFor};
pub use document::{Datum, Document, DocumentStatus};
pub use intervened::{AddedStep, Intervened, Prepared};
pub use step::{StepState, StepStatus};

use crate::{
    calendar::Calendar,
    flow::{Cause, ClockState, Held, JoinState, Pause, PriorityState, RepeatState, TemplateRef},
    sealed::Kept,
};
use model::{Id, Instant, Value, definition::Outcome, limits::VALUE_INLINE_BYTES_MAX};
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

fn value_bytes(value: &Value) -> usize {
    let bytes = bytes_of(value);
    if bytes > VALUE_INLINE_BYTES_MAX { 0 } else { bytes }
}

fn bytes_of(value: &Value) -> usize {
    match value {
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
        Value::List(entries) => {
            let answers = entries.iter().flat_map(|entry| &entry.answers);
            answers.map(|(key, value)| key.len() + bytes_of(value)).sum()
        }
    }
}
