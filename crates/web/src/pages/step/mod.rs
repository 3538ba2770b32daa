//! Acts on one step of a workspace.

pub mod complete;
pub mod decide;
pub mod decline;
pub mod hold;
pub mod remove;
pub mod send_back;
pub mod upload;

use super::workspace::{Workspace, steps};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, see_other, typed},
    shape::Tried,
};
use app::Problem;
use model::Id;
use views::paths;
use texts::Sentence;

/// The step is named in the address.
pub type OfStep = (String, String);

/// Back to the step, with what was done; or the page again with what was typed and why not.
pub async fn answer(
    signed: &Signed,
    (flow, step): (&str, &str),
    posted: &Posted,
    done: Result<Option<Said>, Problem>,
) -> Answer {
    let problem = match done {
        Ok(Some(said)) => return Ok(see_other(&said.at(&paths::flow(flow)))),
        Ok(None) => return Ok(see_other(&paths::step_on_page(flow, step))),
        Err(problem) => problem,
    };
    let is_theirs = matches!(
        problem,
        Problem::Invalid(_)
            | Problem::Refused(_)
            | Problem::Conflict(_)
            | Problem::ChangedMeanwhile
            | Problem::KeyReused
            | Problem::TooMany { .. }
    );
    if !is_theirs {
        return Err(problem.into());
    }
    let workspace = Workspace::open(signed, flow).await?;
    let is_open = workspace.case().mine(step).is_some();
    if !is_open {
        return Err(problem.into());
    }
    let tried = Tried::failed(typed::of(&posted.answers), &problem, signed.local().texts());
    Ok(steps::render(signed, &workspace, failure::status(&problem), Some((step, tried))).await?)
}

/// This member's own open part in the step.
pub async fn own_assignment(signed: &Signed, flow: &str, step: &str) -> Result<Id, Problem> {
    let workspace = Workspace::open(signed, flow).await?;
    let own = workspace.case().mine(step).map(|open| open.id.clone());
    own.ok_or_else(|| Problem::refused(Sentence::problem_step_not_yours()))
}

/// Keeps what is typed, with what was said before about documents.
pub async fn keep(signed: &Signed, flow: &Id, assignment: &Id, answers: &Answers) -> Result<(), Problem> {
    let typed = typed::with_kept(&signed.ctx, flow, assignment, answers).await?;
    typed::keep(&signed.ctx, flow, assignment, &typed).await
}
