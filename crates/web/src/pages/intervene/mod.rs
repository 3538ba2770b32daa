//! What the owner does to a live flow, and whoever has a step does with it besides answering: asked on a page of its
//! own, with what it means and why, and done when it is posted. What was typed comes back with what does not fit.

mod ask;
mod perform;

use super::workspace::Workspace;
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other, typed},
    shape::{Case, Tried},
};
use app::{Problem, flows};
use axum::{http::StatusCode, response::Response};
use model::{Id, definition::WaitFor};
use texts::Sentence;
use views::{
    pages::flow::{Intervention, intervene},
    paths,
};

/// What an act is about, as the address says.
pub struct At {
    pub flow: Id,
    pub of: Of,
}

pub enum Of {
    Flow,
    Step(String),
    Clock(String),
}

impl At {
    pub fn flow(flow: &str) -> Self {
        Self { flow: Id::given(flow), of: Of::Flow }
    }

    pub fn step((flow, step): &(String, String)) -> Self {
        Self { flow: Id::given(flow), of: Of::Step(step.clone()) }
    }

    pub fn clock((flow, clock): &(String, String)) -> Self {
        Self { flow: Id::given(flow), of: Of::Clock(clock.clone()) }
    }

    fn step_key(&self) -> &str {
        match &self.of {
            Of::Step(step) => step,
            Of::Flow | Of::Clock(_) => "",
        }
    }

    fn address(&self, act: Intervention) -> String {
        let flow = self.flow.as_str();
        match &self.of {
            Of::Flow => act.at_flow(flow),
            Of::Step(step) => act.at_step(flow, step),
            Of::Clock(clock) => paths::clock_deadline(flow, clock),
        }
    }

    /// Where it leads once it is done.
    fn back(&self) -> String {
        match &self.of {
            Of::Step(step) => paths::step_on_page(self.flow.as_str(), step),
            Of::Flow | Of::Clock(_) => paths::flow(self.flow.as_str()),
        }
    }
}

/// The page that asks. `query` may name whose part it is and search for people.
pub async fn show(signed: Signed, at: At, act: Intervention, query: Answers) -> Answer {
    Ok(render(&signed, &at, act, (StatusCode::OK, &query, &Tried::default())).await?)
}

pub async fn perform(signed: Signed, at: At, act: Intervention, posted: Posted) -> Answer {
    let problem = match perform::perform(&signed, &at, act, &posted.answers).await {
        Ok(_) => return Ok(see_other(&said(act).at(&at.back()))),
        Err(problem) => problem,
    };
    let is_theirs = matches!(
        problem,
        Problem::Invalid(_)
            | Problem::Refused(_)
            | Problem::Conflict(_)
            | Problem::ChangedMeanwhile
            | Problem::KeyReused
    );
    if !is_theirs {
        return Err(problem.into());
    }
    let tried = Tried::failed(typed::of(&posted.answers), &problem, signed.local().texts());
    let status = failure::status(&problem);
    Ok(render(&signed, &at, act, (status, &posted.answers, &tried)).await?)
}

async fn render(
    signed: &Signed,
    at: &At,
    act: Intervention,
    (status, answers, tried): (StatusCode, &Answers, &Tried),
) -> Result<Response, Problem> {
    let loaded = flows::workspace(&signed.ctx, &at.flow).await?;
    if act != Intervention::Delegate {
        flows::sight::require_runs(&signed.ctx, &loaded)?;
    }
    let workspace = Workspace::of(signed, loaded).await?;
    let case = workspace.case();
    if act == Intervention::Receive && !waits_for_signal(&case, at.step_key()) {
        return Err(Problem::NotFound);
    }
    let lent = || case.lent(at.step_key(), signed.local().now);
    if act == Intervention::Recall && tried.refusal.is_none() && lent().is_empty() {
        return Err(Problem::refused(Sentence::refusal_not_lent(at.step_key())));
    }
    if act == Intervention::Delegate && tried.refusal.is_none() && case.mine(at.step_key()).is_none() {
        return Err(Problem::refused(Sentence::problem_step_not_yours()));
    }
    let view = ask::ask(signed, &case, (at, act), (answers, tried)).await?;
    Ok(page(status, intervene(&signed.shell().await?, &view)))
}

/// As its template has it: one that waits no more says so when it is posted.
fn waits_for_signal(case: &Case<'_>, step: &str) -> bool {
    let waits = case.definition.step(step).and_then(|step| step.wait.as_ref());
    matches!(waits, Some(WaitFor::Signal { .. }))
}

fn said(act: Intervention) -> Said {
    match act {
        Intervention::Add => Said::StepAdded,
        Intervention::Skip => Said::StepSkipped,
        Intervention::Reopen => Said::StepReopened,
        Intervention::Due => Said::DeadlineSet,
        Intervention::Reassign => Said::Reassigned,
        Intervention::Delegate => Said::Delegated,
        Intervention::Priority => Said::PrioritySet,
        Intervention::Pause => Said::Paused,
        Intervention::Resume => Said::Resumed,
        Intervention::Receive => Said::Received,
        Intervention::Recall => Said::Recalled,
    }
}
