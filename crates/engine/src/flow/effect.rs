//! Effects: what to do outside once an event is committed, by reference and without personal data.

use super::{Event, Purpose};
use model::{Id, definition::Outcome};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    FlowStarted,
    /// Tell the holder, or the members of a pool, that there is something to do, or to review.
    Assigned {
        assignment: Id,
        step: String,
        attempt: u32,
        review: bool,
    },
    /// A pool's work was put back: tell its members.
    PutBack {
        assignment: Id,
    },
    /// Documents came back; the assignment that follows asks for them again.
    Returned {
        step: String,
        attempt: u32,
    },
    /// Tell the holder, else the pool, once, that the deadline has passed.
    Overdue {
        assignment: Id,
    },
    /// Put this message step's text into the thread with the role, and notify the role.
    Message {
        step: String,
        attempt: u32,
        role: String,
    },
    /// Tell the owner that nobody can do this step until they say who plays the role.
    OwnerNeeded {
        step: String,
        role: String,
    },
    StepFinished {
        step: String,
        attempt: u32,
        outcome: Outcome,
    },
    StageFinished {
        stage: String,
    },
    MilestoneReached {
        milestone: String,
    },
    FlowCompleted,
    FlowCancelled,
    /// Clear what else repeats the values of these persons and paths: drafts, outbox, stored answers, search rows,
    /// files.
    Erased,
}

/// What an event asks for outside.
pub fn effects(event: &Event) -> Vec<Effect> {
    effect(event).into_iter().collect()
}

fn effect(event: &Event) -> Option<Effect> {
    Some(match event {
        Event::Started { .. } => Effect::FlowStarted,
        Event::AssignmentOpened { assignment } => Effect::Assigned {
            assignment: assignment.id.clone(),
            step: assignment.step.clone(),
            attempt: assignment.attempt,
            review: assignment.purpose == Purpose::Review,
        },
        Event::PutBack { assignment, .. } => Effect::PutBack { assignment: assignment.clone() },
        Event::DocumentsReturned { step, attempt, .. } => {
            Effect::Returned { step: step.clone(), attempt: *attempt }
        }
        Event::Overdue { assignment, .. } => Effect::Overdue { assignment: assignment.clone() },
        Event::MessagePosted { step, attempt, role, .. } => {
            Effect::Message { step: step.clone(), attempt: *attempt, role: role.clone() }
        }
        Event::StepWaits { step, wait } => {
            Effect::OwnerNeeded { step: step.clone(), role: wait.role().to_owned() }
        }
        Event::StepFinished { step, attempt, outcome, .. } => {
            Effect::StepFinished { step: step.clone(), attempt: *attempt, outcome: *outcome }
        }
        Event::StageFinished { stage, .. } => Effect::StageFinished { stage: stage.clone() },
        Event::MilestoneReached { milestone, .. } => {
            Effect::MilestoneReached { milestone: milestone.clone() }
        }
        Event::FlowCompleted { .. } => Effect::FlowCompleted,
        Event::FlowCancelled { .. } => Effect::FlowCancelled,
        Event::Erased { .. } => Effect::Erased,
        _ => return None,
    })
}
