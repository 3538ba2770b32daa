//! Effects: what to do outside once an event is committed, by reference and without personal data.

use super::Event;
use model::{Id, definition::Outcome};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// Tell the holder, or the members of a pool, that there is something to do.
    Assigned { assignment: Id },
    /// Tell the client which documents came back and why.
    Returned { step: String, attempt: u32, assignment: Id },
    /// Tell the holder, else the pool once, that the deadline has passed.
    Overdue { assignment: Id },
    /// Put the text of this message step into the thread with the role and notify it.
    Message { step: String, attempt: u32, role: String },
    /// Tell the owner that nobody can do this step until they say who.
    OwnerNeeded { step: String },
    StepFinished { step: String, attempt: u32, outcome: Outcome },
    StageFinished { stage: String },
    Milestone { milestone: String },
    FlowStarted,
    FlowCompleted,
    FlowCancelled,
    /// Clear what else repeats these values: drafts, outbox, stored answers, search rows, files.
    Erased,
}

/// What an event asks for outside.
pub fn effects(_event: &Event) -> Vec<Effect> {
    Vec::new()
}
