//! Refusals: what was not done, why, and what would be accepted.

use model::{definition::Outcome, field::FieldProblem};
use serde::Serialize;
use std::fmt;
use texts::Sentence;

/// What a step would accept instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Accepted {
    pub attempt: Option<u32>,
    pub outcomes: Vec<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotStarted,
    AlreadyStarted,
    UnknownStep { step: String },
    UnknownDocument { step: String, document: String },
    UnknownRole { role: String },
    UnknownAssignment,
    Closed { step: String, accepted: Accepted },
    WrongAttempt { step: String, current: u32, accepted: Accepted },
    WrongOutcome { step: String, accepted: Accepted },
    NotYours { step: String },
    AlreadyAnswered { step: String },
    NobodyAssigned { step: String, role: String },
    NotYourTurn { step: String },
    NotTheOwner,
    FlowEnded,
    FlowPaused,
    Data(Vec<FieldProblem>),
    ChecklistOpen { step: String, open: usize, accepted: Accepted },
    WrongBackTo { possible: Vec<String> },
    NotUnderReview { document: String },
    NotDeclined { document: String },
    WasDeclined { document: String },
    ReasonMissing,
    OnlyInPerson { step: String },
    TooFewMembers { step: String, role: String, needed: u32, present: u32 },
    PickedUpByAnother,
    NotAPool,
    IsAPool,
    NobodyNamed,
    LimitReached { limit: Limit },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Events,
    Data,
}

impl Refusal {
    /// For whoever tried. Keys of steps, roles and documents stand between backticks.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NotStarted => Sentence::refusal_not_started(),
            Self::AlreadyStarted => Sentence::refusal_already_started(),
            Self::NotTheOwner => Sentence::refusal_not_the_owner(),
            Self::FlowEnded => Sentence::refusal_flow_ended(),
            Self::FlowPaused => Sentence::refusal_flow_paused(),
            Self::Data(_) => Sentence::refusal_data(),
            Self::ReasonMissing => Sentence::refusal_reason_missing(),
            Self::NobodyNamed => Sentence::refusal_nobody_named(),
            Self::PickedUpByAnother => Sentence::refusal_picked_up_by_another(),
            Self::NotAPool => Sentence::refusal_not_a_pool(),
            Self::IsAPool => Sentence::refusal_is_a_pool(),
            Self::UnknownAssignment => Sentence::refusal_unknown_assignment(),
            Self::UnknownRole { role } => Sentence::refusal_unknown_role(role),
            Self::NotUnderReview { document } => Sentence::refusal_not_under_review(document),
            Self::NotDeclined { document } => Sentence::refusal_not_declined(document),
            Self::WasDeclined { document } => Sentence::refusal_was_declined(document),
            Self::LimitReached { limit: Limit::Events } => Sentence::refusal_limit_reached("events"),
            Self::LimitReached { limit: Limit::Data } => Sentence::refusal_limit_reached("data"),
            Self::WrongBackTo { possible } => {
                let keys: Vec<String> = possible.iter().map(|step| format!("`{step}`")).collect();
                Sentence::refusal_wrong_back_to(keys.join(", "))
            }
            of_step => of_step.sentence_of_step(),
        }
    }

    fn sentence_of_step(&self) -> Sentence {
        match self {
            Self::UnknownStep { step } => Sentence::refusal_unknown_step(step),
            Self::UnknownDocument { step, document } => Sentence::refusal_unknown_document(document, step),
            Self::WrongAttempt { step, current, .. } => Sentence::refusal_wrong_attempt(*current, step),
            Self::WrongOutcome { step, .. } => Sentence::refusal_wrong_outcome(step),
            Self::NotYours { step } => Sentence::refusal_not_yours(step),
            Self::AlreadyAnswered { step } => Sentence::refusal_already_answered(step),
            Self::NobodyAssigned { step, role } => Sentence::refusal_nobody_assigned(role, step),
            Self::NotYourTurn { step } => Sentence::refusal_not_your_turn(step),
            Self::ChecklistOpen { step, open, .. } => Sentence::refusal_checklist_open(*open, step),
            Self::OnlyInPerson { step } => Sentence::refusal_only_in_person(step),
            Self::TooFewMembers { step, role, needed, present } => {
                Sentence::refusal_too_few_members(*needed, *present, role, step)
            }
            Self::Closed { step, .. } => Sentence::refusal_closed(step),
            _ => Sentence::refusal_data(),
        }
    }

    /// What would be accepted instead, where that is a matter of attempt and outcome.
    pub fn accepted(&self) -> Option<&Accepted> {
        match self {
            Self::Closed { accepted, .. }
            | Self::WrongAttempt { accepted, .. }
            | Self::WrongOutcome { accepted, .. }
            | Self::ChecklistOpen { accepted, .. } => Some(accepted),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sentence().fmt(formatter)
    }
}

impl std::error::Error for Refusal {}
