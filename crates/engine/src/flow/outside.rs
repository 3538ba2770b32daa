//! What an outside person may see of a flow. Never here: internal titles, notes, names, keys of internal steps.

use super::{DocumentStatus, State, Status, StepStatus};
use model::{Definition, Id, Instant, Value, definition::Kind, definition::Outcome};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideView {
    pub status: Status,
    pub name: String,
    pub stages: Vec<OutsideStage>,
    pub steps: Vec<OutsideStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideStage {
    pub name: String,
    pub started: bool,
    pub done: bool,
}

/// A step of the viewer's own, or one the template makes visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideStep {
    pub key: String,
    pub kind: Kind,
    pub title: String,
    /// Theirs to do, now or before; only then come text, data and documents.
    pub own: bool,
    pub status: StepStatus,
    pub attempt: u32,
    pub outcome: Option<Outcome>,
    pub due_at: Option<Instant>,
    /// The viewer's open assignment.
    pub assignment: Option<Id>,
    pub text: Option<String>,
    pub data: BTreeMap<String, Value>,
    pub documents: BTreeMap<String, OutsideDocument>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutsideDocument {
    pub status: DocumentStatus,
    /// Names of what was given.
    pub files: Vec<String>,
    /// Why it came back.
    pub reason: Option<String>,
}

/// What somebody who plays `role` sees.
pub fn outside_view(definition: &Definition, state: &State, _role: &str) -> OutsideView {
    OutsideView { status: state.status, name: definition.name.clone(), stages: Vec::new(), steps: Vec::new() }
}
