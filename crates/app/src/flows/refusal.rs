//! A flow's refusal as the caller's problem.

use crate::{
    app::Ctx,
    caller::Caller,
    problem::{Accepted, ClosedBy, Problem, Refused},
};
use engine::flow::Refusal;
use std::slice;
use store::{Viewer, people};
use texts::Sentence;

pub fn problem(refusal: Refusal) -> Problem {
    let what = refusal.sentence();
    match refusal {
        Refusal::Data(problems) => Problem::Invalid(problems),
        Refusal::UnknownStep { .. }
        | Refusal::UnknownDocument { .. }
        | Refusal::UnknownRole { .. }
        | Refusal::UnknownClock { .. }
        | Refusal::UnknownAssignment => Problem::NotFound,
        Refusal::NotTheOwner => Problem::NotAllowed { needs: Sentence::problem_needs_owner() },
        Refusal::ReasonMissing => Problem::invalid("reason", what),
        Refusal::NobodyNamed => Problem::invalid("persons", what),
        Refusal::ToOneself | Refusal::InACircle | Refusal::DecidesAlready { .. } => {
            Problem::invalid("to", what)
        }
        Refusal::Closed { step, accepted, closed } => {
            let accepted = Accepted { attempt: accepted.attempt, outcomes: accepted.outcomes };
            let closed = closed.map(|closed| ClosedBy { step, closure: *closed, name: None });
            Problem::Refused(Box::new(Refused { what, accepted: Some(accepted), closed }))
        }
        Refusal::WrongAttempt { accepted, .. }
        | Refusal::WrongOutcome { accepted, .. }
        | Refusal::ChecklistOpen { accepted, .. } => {
            let accepted = Accepted { attempt: accepted.attempt, outcomes: accepted.outcomes };
            Problem::Refused(Box::new(Refused { what, accepted: Some(accepted), closed: None }))
        }
        _ => Problem::Refused(Box::new(Refused { what, accepted: None, closed: None })),
    }
}

/// Says who closed a step a moment ago, and how; people outside are not told names.
pub async fn named(ctx: &Ctx, problem: Problem) -> Problem {
    let Problem::Refused(mut refused) = problem else { return problem };
    let inside = !matches!(ctx.caller, Caller::Outside { .. });
    if let Some(closed) = refused.closed.as_mut().filter(|_| inside)
        && let (Some(by), Some(outcome)) = (&closed.closure.by, closed.closure.outcome)
    {
        let viewer = Viewer::system(ctx.organisation().clone());
        // Without a name it is said without one.
        let found = people::many(&ctx.app.db, &viewer, slice::from_ref(by)).await.unwrap_or_default();
        if let Some(person) = found.into_iter().next() {
            let outcome = super::word(&outcome);
            refused.what = Sentence::refusal_closed_by(outcome, closed.step.as_str(), person.name.as_str());
            closed.name = Some(person.name);
        }
    } else if !inside {
        refused.closed = None;
    }
    Problem::Refused(refused)
}
