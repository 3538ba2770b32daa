//! Client groups.

use super::overview;
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    shape::record::kind_word,
};
use app::{
    Cursor, PageRequest, Problem,
    policy::{Intention, require},
    portal::{self, GroupPage},
    records,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::portal_admin::{Group, GroupDeletion, GroupMember, SearchHit, group, group_deletion},
    paths,
};

pub async fn create(signed: Signed, posted: Posted) -> Answer {
    let name = posted.answers.text("name").to_owned();
    let done = match signed.command(&posted.answers) {
        Ok(_) => portal::create_group(&signed.ctx, &name).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(id) => Ok(see_other(&Said::PortalSaved.at(&paths::client_group(id.as_str())))),
        Err(problem) if failure::is_of_form(&problem) => {
            let said = problem.said(signed.local().language);
            let tried =
                overview::Tried { group_name: name, group_error: Some(said), ..overview::Tried::default() };
            Ok(overview::render(&signed, failure::status(&problem), tried).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    Ok(render(&signed, &Id::given(&id), StatusCode::OK, (&query, None)).await?)
}

pub async fn rename(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let name = posted.answers.text("name").to_owned();
    let done = match signed.command(&posted.answers) {
        Ok(_) => portal::rename_group(&signed.ctx, &id, &name).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::PortalSaved.at(&paths::client_group(id.as_str())))),
        Err(problem) if failure::is_of_form(&problem) => {
            let said = problem.said(signed.local().language);
            let status = failure::status(&problem);
            Ok(render(&signed, &id, status, (&Answers::default(), Some((name, said)))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Puts a record in, or takes one out.
pub async fn records(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::ManagePortal)?;
    signed.command(&posted.answers)?;
    let group = Id::given(&id);
    if let Some(record) = posted.answers.given("add") {
        portal::add_to_group(&signed.ctx, &group, &Id::given(&record)).await?;
    } else {
        let record = posted.answers.given("remove").ok_or(Problem::NotFound)?;
        portal::remove_from_group(&signed.ctx, &group, &Id::given(&record)).await?;
    }
    Ok(see_other(&paths::client_group(&id)))
}

pub async fn ask(signed: Signed, Path(id): Path<String>) -> Answer {
    let id = Id::given(&id);
    let known = portal::group(&signed.ctx, &id, PageRequest::first(1)).await?;
    let uses = portal::uses(&signed.ctx, &id).await?;
    let view = GroupDeletion { id: id.to_string(), name: known.name, uses };
    Ok(page(StatusCode::OK, group_deletion(&signed.shell().await?, &view)))
}

pub async fn delete(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    portal::delete_group(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::PortalSaved.at(paths::PORTAL_ADMIN)))
}

async fn render(
    signed: &Signed,
    id: &Id,
    status: StatusCode,
    (query, tried): (&Answers, Option<(String, String)>),
) -> Result<Response, Problem> {
    let request = PageRequest { after: query.one("after").and_then(Cursor::parse), ..PageRequest::default() };
    let GroupPage { id, name, records } = portal::group(&signed.ctx, id, request).await?;
    let asked = query.given("q");
    let hits = match &asked {
        Some(asked) => Some(records::search(&signed.ctx, &[], asked).await?.0),
        None => None,
    };
    let texts = signed.local().texts();
    let hit = |found: records::FoundRecord| SearchHit {
        id: found.id.to_string(),
        name: found.name,
        detail: found.email.unwrap_or_else(|| kind_word(&found.kind, texts)),
    };
    let member = |record: portal::GroupRecord| GroupMember {
        id: record.id.to_string(),
        name: record.name,
        kind: kind_word(&record.kind, texts),
    };
    let (typed, error) = tried.map_or((name.clone(), None), |(typed, said)| (typed, Some(said)));
    let view = Group {
        more: records
            .next
            .map(|next| format!("{}?after={}", paths::client_group(id.as_str()), next.encode())),
        records: records.items.into_iter().map(member).collect(),
        id: id.to_string(),
        saved_name: name,
        name: typed,
        name_error: error,
        query: asked.unwrap_or_default(),
        hits: hits.map(|hits| hits.into_iter().map(hit).collect()),
    };
    Ok(page(status, group(&signed.shell().await?, &view)))
}
