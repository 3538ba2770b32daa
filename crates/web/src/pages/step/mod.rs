//! Acts on one step of a workspace.

pub mod complete;
pub mod decide;
pub mod decline;
pub mod draft;
pub mod hold;
pub mod prepare;
pub mod record_update;
pub mod recording;
pub mod remove;
pub mod send_back;
pub mod upload;

use super::workspace::{Workspace, steps, steps::NotTaken, too_late};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, see_other, typed},
    shape::Tried,
};
use app::{Problem, flows};
use model::Id;
use texts::Sentence;
use views::paths;

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
    if !failure::is_of_form(&problem) {
        return Err(problem.into());
    }
    let workspace = Workspace::open(signed, flow).await?;
    let status = failure::status(&problem);
    if let Some(late) = too_late(&workspace, step, &posted.answers) {
        return Ok(steps::render(signed, workspace, status, Some(NotTaken::TooLate(late))).await?);
    }
    if workspace.case().mine(step).is_none() {
        return Err(problem.into());
    }
    let tried = Tried::failed(typed::of(&posted.answers), &problem, signed.local().texts());
    let response = steps::render(signed, workspace, status, Some(NotTaken::Tried(step, tried))).await?;
    Ok(failure::come_back(&problem, response))
}

/// This member's own open part in the step.
pub async fn own_assignment(signed: &Signed, flow: &str, step: &str) -> Result<Id, Problem> {
    let loaded = flows::workspace(&signed.ctx, &Id::given(flow)).await?;
    let me = &signed.session.person;
    let open = loaded.state.assignments.values().filter(|open| open.step == step && open.may_act(me));
    // The one to do before one that could be picked up.
    let own = open.min_by_key(|open| open.person().is_none()).map(|open| open.id.clone());
    own.ok_or_else(|| Problem::refused(Sentence::problem_step_not_yours()))
}

/// Keeps what is typed, with what was said before about documents.
pub async fn keep(signed: &Signed, flow: &Id, assignment: &Id, answers: &Answers) -> Result<(), Problem> {
    let typed = typed::with_kept(&signed.ctx, flow, assignment, typed::EVERYWHERE, answers).await?;
    typed::keep(&signed.ctx, flow, assignment, typed::EVERYWHERE, &typed).await
}
