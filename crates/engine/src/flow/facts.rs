//! The data of a flow by their names, as conditions and texts read them.

use super::{State, StepStatus};
use crate::condition::Lookup;
use model::{
    DataPath, Definition, Id, Value,
    definition::{Outcome, Priority},
    path::{FlowAttribute, RoleAttribute},
    value::PersonRef,
};
use std::{borrow::Cow, collections::BTreeMap};

/// What a flow knows: `start.…`, `STEP.…`, `record.…`, `ROLE.…`, `flow.…`.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub definition: &'a Definition,
    pub state: &'a State,
    answering: Option<(&'a str, &'a BTreeMap<String, Value>)>,
    /// The form around, while an entry of one of its lists is filled.
    around: Option<(&'a str, &'a BTreeMap<String, Value>)>,
}

impl<'a> Facts<'a> {
    pub fn new(definition: &'a Definition, state: &'a State) -> Self {
        Self { definition, state, answering: None, around: None }
    }

    /// With the answers of a form that is being filled: `start`, or a step's key. Once more for the entry of a list
    /// in that form: the list's key, and the entry's answers.
    #[must_use]
    pub fn answering(self, form: &'a str, answers: &'a BTreeMap<String, Value>) -> Self {
        Self { answering: Some((form, answers)), around: self.answering, ..self }
    }

    fn field(&self, owner: &str, field: &str) -> Option<Cow<'a, Value>> {
        let filled = self.answering.into_iter().chain(self.around).find(|(form, _)| *form == owner);
        if let Some((_, answers)) = filled {
            return answers.get(field).map(Cow::Borrowed);
        }
        self.state.given(owner, field).map(Cow::Borrowed)
    }

    fn role(&self, role: &str, attribute: RoleAttribute) -> Option<Cow<'a, Value>> {
        let persons = self.state.players(role).iter().filter_map(|id| self.state.person(id));
        let words: Vec<&str> = match attribute {
            RoleAttribute::Name => persons.map(|person| person.name.as_str()).collect(),
            RoleAttribute::Email => persons.filter_map(|person| person.email.as_deref()).collect(),
        };
        (!words.is_empty()).then(|| Cow::Owned(Value::Text(words.join(", "))))
    }

    fn flow(&self, attribute: FlowAttribute) -> Option<Cow<'a, Value>> {
        match attribute {
            FlowAttribute::Name => Some(Cow::Owned(Value::Text(self.definition.name.clone()))),
            FlowAttribute::Owner => {
                let owner = self.state.person(self.state.owner.as_ref()?)?;
                Some(Cow::Owned(Value::Text(owner.name.clone())))
            }
            FlowAttribute::StartedAt => {
                let at = self.state.started_at?;
                let zone = self.state.calendar.as_ref().map_or("UTC", |calendar| calendar.zone.name());
                let local = at.timestamp().in_tz(zone).ok()?;
                Some(Cow::Owned(Value::Date(local.date())))
            }
            FlowAttribute::Priority => Some(Cow::Owned(priority_text(self.state.priority.is))),
        }
    }
}

impl Lookup for Facts<'_> {
    fn datum(&self, path: &DataPath) -> Option<Cow<'_, Value>> {
        match path {
            DataPath::Start(field) => self.field("start", field),
            DataPath::Step { step, field } => self.field(step, field),
            DataPath::Outcome(step) => {
                self.state.outcome(step).map(|outcome| Cow::Owned(outcome_text(outcome)))
            }
            DataPath::Record(field) => self.state.record_field(field).map(Cow::Borrowed),
            DataPath::Role { role, attribute } => self.role(role, *attribute),
            DataPath::Flow(attribute) => self.flow(*attribute),
        }
    }
}

impl State {
    /// A datum of the latest completed attempt of `owner` (`start` or a step).
    pub fn given(&self, owner: &str, field: &str) -> Option<&Value> {
        self.data.get(owner)?.get(field)?.value.as_deref()
    }

    /// What the step came to when it was last done; skipped counts, withdrawn does not.
    pub fn outcome(&self, step: &str) -> Option<Outcome> {
        let step = self.steps.get(step)?;
        match step.status {
            StepStatus::Skipped => Some(Outcome::Skipped),
            StepStatus::Withdrawn => None,
            _ => step.attempts.iter().rev().find_map(|attempt| attempt.outcome),
        }
    }

    pub fn record_field(&self, field: &str) -> Option<&Value> {
        let record = self.record.as_ref()?;
        if field == "name" {
            return record.name.as_deref();
        }
        record.fields.get(field)?.as_deref()
    }

    /// Who plays a role now: its persons, or its group's members.
    pub fn players(&self, role: &str) -> &[Id] {
        let Some(role) = self.roles.get(role) else { return &[] };
        match &role.group {
            Some(group) => self.groups.get(group).map_or(&[], Vec::as_slice),
            None => &role.persons,
        }
    }

    /// Name and address of a person, unless erased.
    pub fn person(&self, id: &Id) -> Option<&PersonRef> {
        match self.people.get(id)?.as_deref()? {
            Value::Persons(persons) => persons.first(),
            _ => None,
        }
    }
}

/// As priorities are written in conditions: `low`, `high`.
fn priority_text(priority: Priority) -> Value {
    let text = match priority {
        Priority::Low => "low",
        Priority::Normal => "normal",
        Priority::High => "high",
        Priority::Urgent => "urgent",
    };
    Value::Text(text.to_owned())
}

/// As outcomes are written in conditions: `approved`, `sent_back`.
fn outcome_text(outcome: Outcome) -> Value {
    let text = match outcome {
        Outcome::Submitted => "submitted",
        Outcome::Approved => "approved",
        Outcome::Denied => "denied",
        Outcome::SentBack => "sent_back",
        Outcome::Acknowledged => "acknowledged",
        Outcome::Done => "done",
        Outcome::Skipped => "skipped",
    };
    Value::Text(text.to_owned())
}
