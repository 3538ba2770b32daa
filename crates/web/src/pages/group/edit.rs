//! Who is in a group: the page, and saving it.

use crate::{
    kit::{Answer, Posted, Said, Signed, failure, page, see_other},
    pages::flow::new::member_choices,
};
use app::{
    Problem, groups,
    policy::{Intention, require},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::member::{GroupPage, group},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    Ok(render(&signed, &Id::given(&id), StatusCode::OK, None).await?)
}

pub async fn save(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::ManageMembers)?;
    let id = Id::given(&id);
    let members: Vec<Id> = posted.answers.all("member").map(Id::given).collect();
    let done = match signed.command(&posted.answers) {
        Ok(_) => groups::set_members(&signed.ctx, &id, &members).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::GroupSaved.at(paths::MEMBERS))),
        Err(problem @ Problem::Invalid(_)) => {
            let said = problem.said(signed.local().language);
            let status = failure::status(&problem);
            Ok(render(&signed, &id, status, Some((members, said))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// `tried`: who was chosen, and why that was not taken.
async fn render(
    signed: &Signed,
    id: &Id,
    status: StatusCode,
    tried: Option<(Vec<Id>, String)>,
) -> Result<Response, Problem> {
    require(&signed.ctx.caller, Intention::ManageMembers)?;
    let all = groups::list(&signed.ctx).await?;
    let known = all.into_iter().find(|known| known.id == *id).ok_or(Problem::NotFound)?;
    let present: Vec<Id> = known.members.into_iter().map(|member| member.id).collect();
    let (members, refusal) = tried.map_or((present, None), |(members, said)| (members, Some(said)));
    let view = GroupPage {
        id: id.to_string(),
        name: known.name,
        all: member_choices(&signed.ctx).await?,
        members: members.iter().map(ToString::to_string).collect(),
        refusal,
    };
    Ok(page(status, group(&signed.shell().await?, &view)))
}
