//! Cancelling a flow: the reason first.

use super::name;
use crate::{
    kit::{Answer, Posted, Said, Signed, failure, page, see_other},
    pages::workspace::Workspace,
};
use app::{Problem, flows};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::flow::{Cancel, Withdrawn, cancel as cancel_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    Ok(render(&signed, &Id::given(&id), StatusCode::OK, ("", None)).await?)
}

pub async fn cancel(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let flow = Id::given(&id);
    let reason = posted.answers.one("reason").unwrap_or_default();
    let done = match signed.command(&posted.answers) {
        Ok(command) => flows::cancel(&signed.ctx, &flow, reason, Some(command)).await.map(drop),
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::Cancelled.at(&paths::flow(&id)))),
        Err(problem @ Problem::Invalid(_)) => {
            let said = problem.said(signed.local().language);
            let status = failure::status(&problem);
            Ok(render(&signed, &flow, status, (reason, Some(said))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &Signed,
    flow: &Id,
    status: StatusCode,
    (reason, error): (&str, Option<String>),
) -> Result<Response, Problem> {
    let loaded = flows::workspace(&signed.ctx, flow).await?;
    flows::sight::require_runs(&signed.ctx, &loaded)?;
    let workspace = Workspace::of(signed, loaded).await?;
    let case = workspace.case();
    let open = case
        .definition
        .steps()
        .into_iter()
        .filter(|step| case.live(&step.key).is_some_and(|live| live.is_open()));
    let withdrawn = |step| {
        let custody = case.step_custody(step);
        Withdrawn { title: case.title(step), holder: custody.holder, who: custody.who }
    };
    let view =
        Cancel { flow: name(&case), open: open.map(withdrawn).collect(), reason: reason.to_owned(), error };
    Ok(page(status, cancel_page(&signed.shell().await?, &view)))
}
