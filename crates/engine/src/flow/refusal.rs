//! Refusals: what was not done, why, and what would be accepted.

use super::{State, StepStatus, migration::Obstacle};
use model::{Id, Instant, definition::Outcome, field::FieldProblem};
use serde::Serialize;
use std::fmt;
use texts::Sentence;

/// What a step would accept instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Accepted {
    pub attempt: Option<u32>,
    pub outcomes: Vec<Outcome>,
}

/// How a step that is not open came to be closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Closure {
    pub status: StepStatus,
    pub attempt: u32,
    /// `None` if it was taken back or withdrawn.
    pub outcome: Option<Outcome>,
    /// Whose answer closed it; `None` where nobody answered.
    pub by: Option<Id>,
    pub at: Option<Instant>,
}

impl Closure {
    /// `None` while the step is open, and for one that never was.
    pub fn of(state: &State, step: &str) -> Option<Self> {
        let step = state.steps.get(step).filter(|step| !step.is_open())?;
        if let Some(skipped) = step.skipped.as_ref().filter(|_| step.status == StepStatus::Skipped) {
            return Some(Self {
                status: step.status,
                attempt: step.current().map_or(0, |attempt| attempt.number),
                outcome: Some(Outcome::Skipped),
                by: skipped.by.clone(),
                at: Some(skipped.at),
            });
        }
        let attempt = step.current()?;
        let decided = attempt.decisions.last().map(|decision| &decision.by);
        let by = attempt.reviewed_by.as_ref().or(decided).filter(|_| attempt.outcome.is_some());
        Some(Self {
            status: step.status,
            attempt: attempt.number,
            outcome: attempt.outcome,
            by: by.cloned(),
            at: attempt.closed_at,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotStarted,
    AlreadyStarted,
    UnknownStep {
        step: String,
    },
    UnknownDocument {
        step: String,
        document: String,
    },
    UnknownRole {
        role: String,
    },
    UnknownAssignment,
    Closed {
        step: String,
        accepted: Accepted,
        closed: Option<Box<Closure>>,
    },
    WrongAttempt {
        step: String,
        current: u32,
        accepted: Accepted,
    },
    WrongOutcome {
        step: String,
        accepted: Accepted,
    },
    NotYours {
        step: String,
    },
    AlreadyAnswered {
        step: String,
    },
    NobodyAssigned {
        step: String,
        role: String,
    },
    NotYourTurn {
        step: String,
    },
    NotTheOwner,
    FlowEnded,
    FlowPaused,
    Data(Vec<FieldProblem>),
    ChecklistOpen {
        step: String,
        open: usize,
        accepted: Accepted,
    },
    WrongBackTo {
        possible: Vec<String>,
    },
    NotUnderReview {
        document: String,
    },
    NotDeclined {
        document: String,
    },
    WasDeclined {
        document: String,
    },
    ReasonMissing,
    OnlyInPerson {
        step: String,
    },
    TooFewMembers {
        step: String,
        role: String,
        needed: u32,
        present: u32,
    },
    PickedUpByAnother,
    NotAPool,
    IsAPool,
    NobodyNamed,
    /// Work is handed to whoever has it.
    ToOneself,
    /// Work is handed back to somebody in whose place it is done.
    InACircle,
    DecidesAlready {
        step: String,
    },
    /// Outside people give work back; they do not hand it to others.
    NotDelegable {
        step: String,
    },
    /// Our own people delegate.
    NotLendable {
        step: String,
    },
    LentAlready {
        step: String,
    },
    NotLent {
        step: String,
    },
    /// It was taken back, or its time is over.
    LendingOver {
        step: String,
    },
    /// An instant that should be to come.
    TimePast,
    PickUpFirst,
    /// Several people have it; the assignment says whose is meant.
    WhichAssignment {
        step: String,
    },
    NeverDone {
        step: String,
    },
    CannotAddAfter {
        step: String,
    },
    /// As things stand the flow does not come to this step.
    OutOfReach {
        step: String,
    },
    UnknownClock {
        clock: String,
    },
    /// Nobody has it yet, so no deadline runs.
    NoDeadline {
        step: String,
    },
    NotPaused,
    /// What this flow would take now instead.
    NobodyWaits {
        signal: String,
        waited_for: Vec<String>,
    },
    NoRetry {
        step: String,
    },
    LimitReached {
        limit: Limit,
    },
    /// The flow stays in its version.
    CannotMigrate {
        problems: Vec<Obstacle>,
    },
    /// A flow stays with its template.
    OtherTemplate,
    SameVersion,
    NothingToUndo,
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
            Self::ToOneself => Sentence::refusal_to_oneself(),
            Self::InACircle => Sentence::refusal_in_a_circle(),
            Self::TimePast => Sentence::refusal_time_past(),
            Self::PickUpFirst => Sentence::refusal_pick_up_first(),
            Self::NotPaused => Sentence::refusal_not_paused(),
            Self::UnknownClock { clock } => Sentence::refusal_unknown_clock(clock),
            Self::UnknownRole { role } => Sentence::refusal_unknown_role(role),
            Self::NotUnderReview { document } => Sentence::refusal_not_under_review(document),
            Self::NotDeclined { document } => Sentence::refusal_not_declined(document),
            Self::WasDeclined { document } => Sentence::refusal_was_declined(document),
            Self::CannotMigrate { problems } => Sentence::refusal_cannot_migrate(problems.len()),
            Self::OtherTemplate => Sentence::refusal_other_template(),
            Self::SameVersion => Sentence::refusal_same_version(),
            Self::NothingToUndo => Sentence::refusal_nothing_to_undo(),
            Self::LimitReached { limit: Limit::Events } => Sentence::refusal_limit_reached("events"),
            Self::LimitReached { limit: Limit::Data } => Sentence::refusal_limit_reached("data"),
            Self::WrongBackTo { possible } => {
                let keys: Vec<String> = possible.iter().map(|step| format!("`{step}`")).collect();
                Sentence::refusal_wrong_back_to(keys.join(", "))
            }
            Self::NobodyWaits { signal, waited_for } if waited_for.is_empty() => {
                Sentence::refusal_no_signal(signal)
            }
            Self::NobodyWaits { signal, waited_for } => {
                let names: Vec<String> = waited_for.iter().map(|name| format!("`{name}`")).collect();
                Sentence::refusal_nobody_waits(signal, names.join(", "))
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
            Self::NoRetry { step } => Sentence::refusal_no_retry(step),
            Self::Closed { step, .. } => Sentence::refusal_closed(step),
            Self::DecidesAlready { step } => Sentence::refusal_decides_already(step),
            Self::NotDelegable { step } => Sentence::refusal_not_delegable(step),
            Self::NotLendable { step } => Sentence::refusal_not_lendable(step),
            Self::LentAlready { step } => Sentence::refusal_lent_already(step),
            Self::NotLent { step } => Sentence::refusal_not_lent(step),
            Self::LendingOver { step } => Sentence::refusal_lending_over(step),
            Self::WhichAssignment { step } => Sentence::refusal_which_assignment(step),
            Self::NeverDone { step } => Sentence::refusal_never_done(step),
            Self::CannotAddAfter { step } => Sentence::refusal_cannot_add_after(step),
            Self::OutOfReach { step } => Sentence::refusal_out_of_reach(step),
            Self::NoDeadline { step } => Sentence::refusal_no_deadline(step),
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
