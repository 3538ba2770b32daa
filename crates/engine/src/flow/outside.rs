//! What an outside person may see of a flow: their own steps and the data of these, the stages, and what the template
//! makes visible to their role. Never here: internal titles, notes, names, keys of internal steps.

use super::{
    DocumentStatus, Facts, Purpose, State, Status, StepState, StepStatus,
    place::{each_milestone, each_step},
};
use crate::text;
use model::{
    Definition, Id, Instant, Value,
    definition::{Kind, Outcome, Stage, Step},
    text::Text,
};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideView {
    pub status: Status,
    /// The template's name.
    pub name: String,
    pub stages: Vec<OutsideStage>,
    /// Steps that were reached, in reading order.
    pub steps: Vec<OutsideStep>,
    /// What has been reached and the template tells them of, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<String>,
    /// Their answers to the start form, if they play the initializer.
    pub start: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideStage {
    pub key: String,
    pub name: String,
    pub current: bool,
    pub done: bool,
}

/// A step of the viewer's own, or one the template makes visible to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideStep {
    pub key: String,
    pub kind: Kind,
    /// Key of its stage.
    pub stage: String,
    /// `label_for_client`; without one the title of an own step, and of another step the name of its kind.
    pub title: String,
    /// Theirs to do or to review; only then there are text, data and documents.
    pub own: bool,
    pub status: StepStatus,
    pub attempt: u32,
    pub outcome: Option<Outcome>,
    pub due_at: Option<Instant>,
    pub text: Option<String>,
    /// What a preparer wrote for whoever does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepared: Option<String>,
    /// Why it was sent back to them.
    pub sent_back: Option<String>,
    pub data: BTreeMap<String, Value>,
    pub documents: BTreeMap<String, OutsideDocument>,
    /// Data of other steps that this one shows to whoever acts, while they act.
    pub sees: Vec<OutsideSeen>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideDocument {
    pub status: DocumentStatus,
    /// What was given.
    pub files: Vec<OutsideFile>,
    /// Why it came back, or why they declined it; a reviewer's note on waiving it is internal.
    pub reason: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideFile {
    pub id: Id,
    pub name: String,
}

/// What the template shows of another step, under the labels of its form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideSeen {
    /// Its `label_for_client`, if it has one.
    pub title: Option<String>,
    pub answers: Vec<(String, Value)>,
}

/// What somebody who plays this outside role sees. Nothing but stages for a role that is not the template's, or of our
/// own party.
pub fn outside_view(definition: &Definition, state: &State, role: &str) -> OutsideView {
    let viewer = Viewer { definition, state, role, facts: Facts::new(definition, state) };
    let outside = definition.role(role).is_some_and(|role| role.party.is_outside());
    let initializer = definition.start.initializer.as_deref() == Some(role);
    OutsideView {
        status: state.status,
        name: definition.name.clone(),
        stages: definition.stages.iter().map(|stage| viewer.stage(stage)).collect(),
        steps: if outside { viewer.steps() } else { Vec::new() },
        milestones: if outside { viewer.milestones() } else { Vec::new() },
        start: if outside && initializer { viewer.data("start") } else { BTreeMap::new() },
    }
}

struct Viewer<'a> {
    definition: &'a Definition,
    state: &'a State,
    role: &'a str,
    facts: Facts<'a>,
}

impl Viewer<'_> {
    fn stage(&self, stage: &Stage) -> OutsideStage {
        let done = self.state.stages_done.contains(&stage.key);
        let reached = self.state.stage.as_ref() == Some(&stage.key);
        let current = reached && !done && self.state.status == Status::Running;
        OutsideStage { key: stage.key.clone(), name: stage.name.clone(), current, done }
    }

    fn steps(&self) -> Vec<OutsideStep> {
        let mut seen = Vec::new();
        for stage in &self.definition.stages {
            each_step(&stage.items, &mut |step| {
                let Some(state) = self.state.steps.get(&step.key) else { return };
                let own = self.is_own(step);
                if self.is_visible(step, own) && !state.attempts.is_empty() {
                    seen.push(self.step(step, state, &stage.key, own));
                }
            });
        }
        seen
    }

    /// What nobody does is shown as waiting, and only under a name that was written for people outside.
    fn is_visible(&self, step: &Step, own: bool) -> bool {
        let shown = step.visible.iter().any(|role| role == self.role);
        match step.kind {
            Kind::Message => false,
            Kind::Wait | Kind::Flow | Kind::UpdateRecord => shown && step.label_for_client.is_some(),
            _ => own || shown,
        }
    }

    /// Names of the milestones reached of which this role is told, in the template's order.
    fn milestones(&self) -> Vec<String> {
        let mut reached = Vec::new();
        for stage in &self.definition.stages {
            each_milestone(&stage.items, &mut |milestone| {
                let told = milestone.visible.iter().any(|role| role == self.role);
                if told && self.state.milestones.contains(&milestone.key) {
                    reached.push(milestone.name.clone());
                }
            });
        }
        reached
    }

    fn is_own(&self, step: &Step) -> bool {
        step.role == self.role || step.files.iter().any(|slot| slot.reviewed_by.as_deref() == Some(self.role))
    }

    fn step(&self, step: &Step, state: &StepState, stage: &str, own: bool) -> OutsideStep {
        let attempt = state.current();
        OutsideStep {
            key: step.key.clone(),
            kind: step.kind,
            stage: stage.to_owned(),
            title: self.title(step, state, own),
            own,
            status: state.status,
            attempt: attempt.map_or(0, |attempt| attempt.number),
            outcome: self.state.outcome(&step.key),
            due_at: attempt
                .filter(|_| own && state.status == StepStatus::Open)
                .and_then(|attempt| attempt.due_at),
            text: step.text.as_ref().filter(|_| own).map(|text| text::render(text, &self.facts)),
            prepared: state
                .prepared
                .as_ref()
                .filter(|_| step.role == self.role)
                .and_then(|prepared| words(prepared.text.as_deref())),
            sent_back: state
                .sent_back
                .as_ref()
                .filter(|_| own)
                .and_then(|datum| words(datum.value.as_deref())),
            data: if own { self.data(&step.key) } else { BTreeMap::new() },
            documents: if own { documents(state) } else { BTreeMap::new() },
            sees: if own && self.acts(step) { self.sees(step) } else { Vec::new() },
        }
    }

    fn title(&self, step: &Step, state: &StepState, own: bool) -> String {
        let rendered = |kept: &crate::sealed::Kept, text: &Text| {
            words(kept.as_deref()).unwrap_or_else(|| text::render(text, &self.facts))
        };
        match &step.label_for_client {
            Some(label) => rendered(&state.label, label),
            None if own => rendered(&state.title, &step.title),
            None => kind_name(step.kind).to_owned(),
        }
    }

    fn acts(&self, step: &Step) -> bool {
        let acting = |purpose| purpose == Purpose::Act || purpose == Purpose::Review;
        self.state
            .assignments
            .values()
            .any(|open| open.step == step.key && open.role == self.role && acting(open.purpose))
    }

    fn data(&self, owner: &str) -> BTreeMap<String, Value> {
        let data = self.state.data.get(owner);
        let known = data.iter().flat_map(|data| data.iter());
        known.filter_map(|(field, datum)| Some((field.clone(), datum.value.as_deref()?.clone()))).collect()
    }

    fn sees(&self, step: &Step) -> Vec<OutsideSeen> {
        step.sees.iter().filter_map(|key| self.seen(key)).collect()
    }

    fn seen(&self, key: &str) -> Option<OutsideSeen> {
        let data = self.data(key);
        let step = super::place::find(self.definition, key);
        let form = if key == "start" { &self.definition.start.form } else { &step?.form };
        let label = step.and_then(|step| step.label_for_client.as_ref());
        let fields = form.iter().map(|field| (&field.key, &field.label));
        let files = step.into_iter().flat_map(|step| &step.files).map(|slot| (&slot.key, &slot.label));
        let answers = fields
            .chain(files)
            .filter_map(|(key, label)| Some((text::render(label, &self.facts), data.get(key)?.clone())));
        Some(OutsideSeen {
            title: label.map(|label| text::render(label, &self.facts)),
            answers: answers.collect(),
        })
    }
}

fn documents(state: &StepState) -> BTreeMap<String, OutsideDocument> {
    let document = |held: &super::Document| {
        let is_for_the_giver = matches!(held.status, DocumentStatus::Returned | DocumentStatus::Declined);
        OutsideDocument {
            status: held.status,
            files: match held.files.as_ref().and_then(|datum| datum.value.as_deref()) {
                Some(Value::Files(files)) => files
                    .iter()
                    .map(|file| OutsideFile { id: file.id.clone(), name: file.name.clone() })
                    .collect(),
                _ => Vec::new(),
            },
            reason: held
                .reason
                .as_ref()
                .filter(|_| is_for_the_giver)
                .and_then(|datum| words(datum.value.as_deref())),
        }
    };
    state.documents.iter().map(|(key, held)| (key.clone(), document(held))).collect()
}

fn words(value: Option<&Value>) -> Option<String> {
    match value {
        Some(Value::Text(words)) => Some(words.clone()),
        _ => None,
    }
}

/// What a step that outside people may know of is called when the template gives no label for them.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Form => "Form",
        Kind::FileRequest => "Documents",
        Kind::Approval => "Approval",
        Kind::Acknowledgement => "Acknowledgement",
        Kind::Task => "Task",
        Kind::Message => "Message",
        Kind::Decision => "Decision",
        Kind::Wait | Kind::Flow | Kind::UpdateRecord => "Waiting",
    }
}
