//! Refusals: what was not done, why, and what would be accepted.

use model::{definition::Outcome, field::FieldProblem};
use serde::Serialize;

/// What a step would accept instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Accepted {
    pub attempt: Option<u32>,
    pub outcomes: Vec<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("The flow has not been started.")]
    NotStarted,
    #[error("The flow has been started already.")]
    AlreadyStarted,
    #[error("The template has no step `{step}`. Name one of its steps.")]
    UnknownStep { step: String },
    #[error("The step `{step}` has no document `{document}`. Name one of its documents.")]
    UnknownDocument { step: String, document: String },
    #[error("The template has no role `{role}`. Name one of its roles.")]
    UnknownRole { role: String },
    #[error("There is no such open assignment. Reload to see what is open.")]
    UnknownAssignment,
    #[error("The step `{step}` is not open. Reload to see what is open now.")]
    Closed { step: String, accepted: Accepted },
    #[error(
        "This answers another attempt of `{step}`; attempt {current} is open. Look at it and answer again."
    )]
    WrongAttempt { step: String, current: u32, accepted: Accepted },
    #[error("The step `{step}` cannot end like this. Choose one of the outcomes it offers.")]
    WrongOutcome { step: String, accepted: Accepted },
    #[error("The step `{step}` is not yours to do. Ask the workspace owner to assign it to you.")]
    NotYours { step: String },
    #[error("You have given your answer to `{step}` already. The others are still to answer.")]
    AlreadyAnswered { step: String },
    #[error("Nobody plays `{role}` in `{step}` yet. The workspace owner has to say who does.")]
    NobodyAssigned { step: String, role: String },
    #[error("It is not your turn at `{step}` yet. You are told when it is.")]
    NotYourTurn { step: String },
    #[error("Only the workspace owner can do this.")]
    NotTheOwner,
    #[error("The flow has ended; nothing more can be done in it.")]
    FlowEnded,
    #[error("The flow is paused. Its owner can resume it.")]
    FlowPaused,
    #[error("Some answers need another look.")]
    Data(Vec<FieldProblem>),
    #[error("Tick every entry of the checklist before you finish `{step}`; {open} still open.")]
    ChecklistOpen { step: String, open: usize, accepted: Accepted },
    #[error("Say to which step it goes back: {}.", .possible.join(", "))]
    WrongBackTo { possible: Vec<String> },
    #[error("The document `{document}` is not under review. Reload to see what is.")]
    NotUnderReview { document: String },
    #[error("The document `{document}` was given, not declined; accept or return it.")]
    NotDeclined { document: String },
    #[error("The document `{document}` was declined; waive it, or return it to ask again.")]
    WasDeclined { document: String },
    #[error("Say why.")]
    ReasonMissing,
    #[error("`{step}` is answered in person. Only the answer of somebody outside can be recorded for them.")]
    OnlyInPerson { step: String },
    #[error(
        "`{step}` needs {needed} different people, and `{role}` has {present}. Add people to the role first."
    )]
    TooFewMembers { step: String, role: String, needed: u32, present: u32 },
    #[error("Somebody else has picked this up. Ask them to put it back.")]
    PickedUpByAnother,
    #[error("This is assigned to one person; only work of a group can be picked up or put back.")]
    NotAPool,
    #[error("This is work of a group. Put it back, so that another member can pick it up.")]
    IsAPool,
    #[error("Name at least one person.")]
    NobodyNamed,
    #[error("The flow is at its limit of {limit}. It can only be ended.")]
    LimitReached { limit: &'static str },
}

impl Refusal {
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
