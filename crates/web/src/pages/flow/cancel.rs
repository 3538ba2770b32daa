//! Cancelling a flow: the reason first.

use super::name;
use crate::{
    kit::{Answer, Posted, Said, Signed, failure, page, see_other},
    shape::{Case, Reader, Sizes},
};
use app::{Problem, flows};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::flow::{Cancel, cancel as cancel_page},
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
    let sizes = Sizes::new();
    let case = Case::new(&loaded, Reader::Member { person: &signed.session.person, runs: true }, &sizes, signed.local().texts());
    let open =
        case.state.steps.iter().filter(|(_, live)| live.is_open()).map(|(step, _)| case.title_of(step));
    let view = Cancel { flow: name(&case), open: open.collect(), reason: reason.to_owned(), error };
    Ok(page(status, cancel_page(&signed.shell().await?, &view)))
}
