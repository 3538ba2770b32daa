//! A flow's refusal as the caller's problem.

use crate::problem::{Accepted, Problem, Refused};
use engine::flow::Refusal;

pub fn problem(refusal: Refusal) -> Problem {
    let what = refusal.to_string();
    match refusal {
        Refusal::Data(problems) => Problem::Invalid(problems),
        Refusal::UnknownStep { .. }
        | Refusal::UnknownDocument { .. }
        | Refusal::UnknownRole { .. }
        | Refusal::UnknownAssignment => Problem::NotFound,
        Refusal::NotTheOwner => Problem::NotAllowed { needs: "the workspace owner or an admin".to_owned() },
        Refusal::ReasonMissing => Problem::invalid("reason", "Say why."),
        Refusal::NobodyNamed => Problem::invalid("persons", "Name at least one person."),
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
