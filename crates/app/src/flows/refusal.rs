//! A flow's refusal as the caller's problem.

use crate::problem::{Accepted, Problem, Refused};
use engine::flow::Refusal;
use texts::Sentence;

pub fn problem(refusal: Refusal) -> Problem {
    let what = refusal.sentence();
    match refusal {
        Refusal::Data(problems) => Problem::Invalid(problems),
        Refusal::UnknownStep { .. }
        | Refusal::UnknownDocument { .. }
        | Refusal::UnknownRole { .. }
        | Refusal::UnknownAssignment => Problem::NotFound,
        Refusal::NotTheOwner => Problem::NotAllowed { needs: Sentence::problem_needs_owner() },
        Refusal::ReasonMissing => Problem::invalid("reason", what),
        Refusal::NobodyNamed => Problem::invalid("persons", what),
        Refusal::Closed { accepted, .. }
        | Refusal::WrongAttempt { accepted, .. }
        | Refusal::WrongOutcome { accepted, .. }
        | Refusal::ChecklistOpen { accepted, .. } => {
            let accepted = Accepted { attempt: accepted.attempt, outcomes: accepted.outcomes };
            Problem::Refused(Box::new(Refused { what, accepted: Some(accepted) }))
        }
        _ => Problem::Refused(Box::new(Refused { what, accepted: None })),
    }
}
