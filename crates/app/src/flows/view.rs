//! A flow as the API answers it: for members and keys, never for people outside.

use super::Loaded;
use engine::{
    flow::{
        Assignment, ClockState, ClockStatus, Datum, Holder, Intervened, Purpose, State, StepState, StepStatus,
    },
    sealed::Kept,
};
use model::{
    Id, Instant, Value,
    definition::{Kind, Outcome, Priority, Step},
};
use serde::Serialize;
use serde_json::{Map, Value as Json};

#[derive(Clone, Debug, Serialize)]
pub struct FlowView {
    pub id: Id,
    pub status: engine::flow::Status,
    pub stage: Option<String>,
    pub held_by: Option<engine::flow::HeldBy>,
    /// The earliest deadline of open steps and running clocks.
    pub next_due_at: Option<String>,
    pub priority: Priority,
    /// A clock is past its amber mark, and nothing is red.
    pub amber: bool,
    /// A deadline was missed.
    pub red: bool,
    /// Those that have begun, in the order of their names.
    pub clocks: Vec<ClockLine>,
    /// While it is paused: by whom, and why.
    pub paused: Option<IntervenedView>,
    pub steps: Vec<StepView>,
    /// `{start: {field: value}, STEP: {field: value}}`; an erased value is null.
    pub data: Map<String, Json>,
    pub owner: Option<PersonView>,
    pub record: RecordView,
    pub template: TemplateView,
    pub started_at: Option<String>,
    pub ended_at: Option<String>,
    pub seq: u64,
}

/// How a clock stands, as of the last command; how its deadline came about is said with the flow's times.
#[derive(Clone, Debug, Serialize)]
pub struct ClockLine {
    /// The clock's key, or `key@stage` where it runs in each stage.
    pub key: String,
    pub status: ClockStatus,
    pub started_at: String,
    /// While it stands still: what it was when it stopped.
    pub due_at: Option<String>,
    pub amber_at: Option<String>,
    pub stopped_at: Option<String>,
    /// Its amber mark, or its deadline, was passed.
    pub amber: bool,
    pub red: bool,
}

/// What the owner did, and why.
#[derive(Clone, Debug, Serialize)]
pub struct IntervenedView {
    pub by: Option<PersonView>,
    pub at: String,
    /// Nothing once it is erased.
    pub reason: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    pub key: String,
    pub kind: Kind,
    pub status: StepStatus,
    pub outcome: Option<Outcome>,
    pub attempt: u32,
    pub due_at: Option<String>,
    pub assignees: Vec<AssigneeView>,
    /// Where the owner left it out: by whom, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<IntervenedView>,
    /// Why nobody can do it until the owner acts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waits_for_owner: Vec<engine::flow::Wait>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct AssigneeView {
    pub assignment: Id,
    pub purpose: Purpose,
    pub role: String,
    /// Nobody yet, where a group's work was not picked up.
    pub person: Option<PersonView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whose work it is, where this person stands in for somebody who is away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<PersonView>,
    /// Who may do it for them now, because they lent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lent: Option<LentView>,
    pub overdue: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct LentView {
    pub to: PersonView,
    /// RFC 3339. It may be past.
    pub until: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    pub key: String,
    pub status: engine::flow::DocumentStatus,
    pub files: Json,
}

#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    pub id: Id,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RecordView {
    pub id: Id,
    pub kind: String,
    pub name: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TemplateView {
    pub key: String,
    pub version: u32,
}

pub fn view(loaded: &Loaded) -> FlowView {
    let (definition, state, summary) = (&loaded.published.definition, &loaded.state, loaded.summary());
    FlowView {
        id: state.flow.clone(),
        status: state.status,
        stage: summary.stage.clone(),
        held_by: summary.held_by,
        next_due_at: moment(summary.next_due_at),
        priority: summary.priority,
        amber: summary.amber,
        red: summary.red,
        clocks: state.clocks.iter().map(|(key, live)| clock(key, live)).collect(),
        paused: state.paused.as_ref().map(|paused| intervened(state, paused)),
        steps: definition.steps().into_iter().map(|step| step_view(state, step)).collect(),
        data: data(state),
        owner: state.owner.as_ref().map(|owner| person_view(state, owner)),
        record: RecordView {
            id: state.record.as_ref().map_or_else(|| Id::given(""), |record| record.id.clone()),
            kind: state.record.as_ref().map(|record| record.kind.clone()).unwrap_or_default(),
            name: state.record.as_ref().and_then(|record| words(&record.name)),
        },
        template: TemplateView {
            key: definition.key.clone(),
            version: state.template.as_ref().map_or(0, |template| template.version),
        },
        started_at: moment(state.started_at),
        ended_at: moment(state.ended_at),
        seq: state.seq,
    }
}

fn clock(key: &str, live: &ClockState) -> ClockLine {
    ClockLine {
        key: key.to_owned(),
        status: live.status,
        started_at: live.started_at.to_string(),
        due_at: moment(live.due_at),
        amber_at: moment(live.amber_at),
        stopped_at: moment(live.stopped_at.filter(|_| !live.is_live())),
        amber: live.amber,
        red: live.red,
    }
}

fn intervened(state: &State, done: &Intervened) -> IntervenedView {
    IntervenedView {
        by: done.by.as_ref().map(|by| person_view(state, by)),
        at: done.at.to_string(),
        reason: words(&done.reason),
    }
}

fn step_view(state: &State, step: &Step) -> StepView {
    let live = state.steps.get(&step.key);
    let attempt = live.and_then(|live| live.attempts.last());
    let assigned = state.assignments.values().filter(|open| open.step == step.key);
    StepView {
        key: step.key.clone(),
        kind: step.kind,
        status: live.map_or(StepStatus::Pending, |live| live.status),
        outcome: match live.map(|live| live.status) {
            Some(StepStatus::Skipped) => Some(Outcome::Skipped),
            _ => attempt.and_then(|attempt| attempt.outcome),
        },
        attempt: attempt.map_or(0, |attempt| attempt.number),
        due_at: moment(attempt.and_then(|attempt| attempt.due_at)),
        assignees: assigned.map(|assignment| assignee(state, assignment)).collect(),
        skipped: live.and_then(|live| live.skipped.as_ref()).map(|skipped| intervened(state, skipped)),
        waits_for_owner: live.map(|live| live.waits.clone()).unwrap_or_default(),
        documents: live.map(|live| documents(live)).unwrap_or_default(),
    }
}

fn documents(live: &StepState) -> Vec<DocumentView> {
    let one = |(key, document): (&String, &engine::flow::Document)| DocumentView {
        key: key.clone(),
        status: document.status,
        files: document.files.as_ref().map_or(Json::Null, |datum| plain(&datum.value)),
    };
    live.documents.iter().map(one).collect()
}

fn assignee(state: &State, assignment: &Assignment) -> AssigneeView {
    let (person, group) = match &assignment.holder {
        Holder::Person(person) => (Some(person), None),
        Holder::Pool { group, picked_by, .. } => (picked_by.as_ref(), group.clone()),
    };
    let attempts = state.steps.get(&assignment.step).map(|step| step.attempts.as_slice()).unwrap_or_default();
    let attempt = attempts.iter().find(|attempt| attempt.number == assignment.attempt);
    let of = |person: &Id| attempt.and_then(|attempt| attempt.instead_of.get(person)).map(Vec::as_slice);
    let instead_of = person.and_then(of).unwrap_or_default();
    let lent = state
        .lent(&assignment.id)
        .map(|lending| LentView { to: person_view(state, &lending.to), until: lending.until.to_string() });
    AssigneeView {
        lent,
        instead_of: instead_of.iter().map(|person| person_view(state, person)).collect(),
        assignment: assignment.id.clone(),
        purpose: assignment.purpose,
        role: assignment.role.clone(),
        person: person.map(|person| person_view(state, person)),
        group,
        overdue: assignment.overdue,
    }
}

pub(crate) fn person_view(state: &State, person: &Id) -> PersonView {
    PersonView { id: person.clone(), name: person_name(state, person) }
}

/// As the flow was told; `None` once erased.
pub fn person_name(state: &State, person: &Id) -> Option<String> {
    match state.people.get(person)?.as_deref()? {
        Value::Persons(named) => named.first().map(|named| named.name.clone()),
        _ => None,
    }
}

pub(crate) fn words(kept: &Kept) -> Option<String> {
    kept.as_deref().map(Value::display)
}

fn plain(kept: &Kept) -> Json {
    kept.as_deref().map_or(Json::Null, Value::to_plain_json)
}

fn data(state: &State) -> Map<String, Json> {
    let fields = |of: &std::collections::BTreeMap<String, Datum>| {
        Json::Object(of.iter().map(|(field, kept)| (field.clone(), plain(&kept.value))).collect())
    };
    state.data.iter().map(|(step, of)| (step.clone(), fields(of))).collect()
}

fn moment(at: Option<Instant>) -> Option<String> {
    at.map(|at| at.to_string())
}
