//! Effects: what to do outside once an event is committed, by reference and without personal data.

use super::{ActionPlace, Event, Purpose, SubFlowEnd, Subject, Waiting};
use crate::flow::event;
use model::{
    Id, Instant,
    definition::{Action, Outcome},
};
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
        /// To complete the details before others see the step.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        prepare: bool,
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
    /// Remind whoever has these open assignments, of a pool that nobody picked up from everybody.
    Remind {
        assignments: Vec<Id>,
    },
    /// Tell everybody who plays this role of a deadline.
    Notify {
        role: String,
        on: Subject,
    },
    /// Tell the owner of a deadline, and that nobody plays the role that should hear of it or get the work.
    NobodyToTell {
        role: String,
        on: Subject,
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
    /// Tell the owner that a wait has no date, or that a sub-flow failed: to skip, or to try again.
    Stalled {
        step: String,
        attempt: u32,
    },
    /// Start this template's flow for the same record, once per cause, and tell this flow of it.
    StartFlow {
        template: String,
        cause: StartCause,
    },
    /// Change the record as this step says, once per attempt, and tell this flow of it.
    UpdateRecord {
        step: String,
        attempt: u32,
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

/// What in a flow starts another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartCause {
    /// A step of kind `flow`.
    Step { step: String, attempt: u32 },
    /// What the template wants done about a deadline.
    Escalation { on: Subject, place: ActionPlace, scheduled_at: Instant },
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
            prepare: assignment.purpose == Purpose::Prepare,
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
        Event::WaitStarted(event::WaitStarted { step, attempt, wait: Waiting::Date, .. })
        | Event::WaitMoved { step, attempt, wait: Waiting::Date, .. }
        | Event::SubFlowEnded { step, attempt, how: SubFlowEnd::Cancelled, .. }
        | Event::SubFlowFailed { step, attempt, .. }
        | Event::RecordUpdateFailed { step, attempt, .. } => {
            Effect::Stalled { step: step.clone(), attempt: *attempt }
        }
        Event::RecordUpdateAsked { step, attempt, .. } => {
            Effect::UpdateRecord { step: step.clone(), attempt: *attempt }
        }
        Event::SubFlowAsked { step, attempt, template, .. } => Effect::StartFlow {
            template: template.clone(),
            cause: StartCause::Step { step: step.clone(), attempt: *attempt },
        },
        Event::Reminded(event::Reminded { assignments, .. }) => {
            Effect::Remind { assignments: assignments.clone() }
        }
        Event::Escalated {
            on, action: Action::Notify(role) | Action::Reassign(role), nobody: true, ..
        } => Effect::NobodyToTell { role: role.clone(), on: on.clone() },
        Event::Escalated { on, place, action, assignments, scheduled_at, .. } => match action {
            Action::Remind => Effect::Remind { assignments: assignments.clone() },
            Action::Notify(role) => Effect::Notify { role: role.clone(), on: on.clone() },
            Action::Start(template) => Effect::StartFlow {
                template: template.clone(),
                cause: StartCause::Escalation { on: on.clone(), place: *place, scheduled_at: *scheduled_at },
            },
            // The events that follow say what they have done.
            Action::Reassign(_) | Action::Raise(_) => return None,
        },
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
