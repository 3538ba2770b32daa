//! Disabling a member: what it means, and doing it.

use crate::kit::{Answer, Posted, Said, Signed, failure, page, see_other};
use app::{Problem, members};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::member::{Disabling, disable as disable_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    Ok(render(&signed, &Id::given(&id), StatusCode::OK, None).await?)
}

pub async fn disable(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let done = match signed.command(&posted.answers) {
        Ok(_) => members::disable(&signed.ctx, &id).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::MemberDisabled.at(paths::MEMBERS))),
        Err(problem @ (Problem::Conflict(_) | Problem::Invalid(_))) => {
            let refusal = problem.said(signed.local().language);
            Ok(render(&signed, &id, failure::status(&problem), Some(refusal)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &Signed,
    id: &Id,
    status: StatusCode,
    refusal: Option<String>,
) -> Result<Response, Problem> {
    let member = members::show(&signed.ctx, id).await?;
    let work = members::work(&signed.ctx, id).await?;
    let view = Disabling {
        id: id.to_string(),
        name: member.name,
        from_groups: work.from_groups,
        alone: work.alone,
        owned: work.owned,
        refusal,
    };
    Ok(page(status, disable_page(&signed.shell().await?, &view)))
}
