//! One entry of Client-Initiated Flows.

use super::overview::why;
use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other};
use app::{
    Problem,
    portal::{self, EntryChange, EntryLine, NewEntry},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::portal_admin::{AudienceChoice, EntryForm, Offer, entry_form},
    paths,
};

pub async fn new(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, None, &NewEntry::default(), None).await?)
}

pub async fn create(signed: Signed, posted: Posted) -> Answer {
    let given =
        NewEntry { template: posted.answers.text("template").to_owned(), change: change(&posted.answers) };
    let done = match signed.command(&posted.answers) {
        Ok(_) => portal::create_entry(&signed.ctx, given.clone()).await.map(drop),
        Err(problem) => Err(problem),
    };
    after(&signed, None, given, done).await
}

pub async fn edit(signed: Signed, Path(id): Path<String>) -> Answer {
    let line = portal::entry(&signed.ctx, &Id::given(&id)).await?;
    let groups = line.groups.clone().map(|groups| groups.into_iter().map(|(id, _)| id).collect());
    let change = EntryChange { title: line.title.clone(), description: line.description.clone(), groups };
    let given = NewEntry { template: line.template.clone(), change };
    Ok(render(&signed, StatusCode::OK, Some(line), &given, None).await?)
}

pub async fn save(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let line = portal::entry(&signed.ctx, &id).await?;
    let given = NewEntry { template: line.template.clone(), change: change(&posted.answers) };
    let done = match signed.command(&posted.answers) {
        Ok(_) => portal::change_entry(&signed.ctx, &id, given.change.clone()).await,
        Err(problem) => Err(problem),
    };
    after(&signed, Some(line), given, done).await
}

pub async fn put_at(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let to = posted.answers.text("to").parse().unwrap_or(usize::MAX);
    portal::move_entry(&signed.ctx, &Id::given(&id), to).await?;
    Ok(see_other(paths::PORTAL_ADMIN))
}

pub async fn delete(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    portal::delete_entry(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::PortalSaved.at(paths::PORTAL_ADMIN)))
}

fn change(answers: &Answers) -> EntryChange {
    let groups = || answers.all("groups").map(Id::given).collect();
    EntryChange {
        title: answers.text("title").to_owned(),
        description: answers.text("description").to_owned(),
        groups: (answers.text("audience") == "groups").then(groups),
    }
}

async fn after(
    signed: &Signed,
    line: Option<EntryLine>,
    given: NewEntry,
    done: Result<(), Problem>,
) -> Answer {
    match done {
        Ok(()) => Ok(see_other(&Said::PortalSaved.at(paths::PORTAL_ADMIN))),
        Err(problem) if failure::is_of_form(&problem) => {
            let status = failure::status(&problem);
            Ok(render(signed, status, line, &given, Some(&problem)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &Signed,
    status: StatusCode,
    line: Option<EntryLine>,
    given: &NewEntry,
    problem: Option<&Problem>,
) -> Result<Response, Problem> {
    let ctx = &signed.ctx;
    let shell = signed.shell().await?;
    let (texts, language) = (shell.local.texts(), shell.local.language);
    let of = |path: &str| match problem {
        Some(Problem::Invalid(all)) => {
            all.iter().find(|one| one.path == path).map(|one| one.message.to(language))
        }
        Some(problem) if path.is_empty() => Some(problem.said(language)),
        _ => None,
    };
    let offer = |line: portal::OfferLine| Offer {
        key: line.template,
        name: line.name,
        why_not: match (&line.unfit, &line.entry) {
            (Some(unfit), _) => Some(why(unfit, texts)),
            (None, Some(_)) => Some(texts.portal_offer_taken().to_owned()),
            (None, None) => None,
        },
    };
    let offers = if line.is_none() { portal::offered(ctx).await? } else { Vec::new() };
    let chosen = given.change.groups.clone().unwrap_or_default();
    let group = |line: portal::GroupLine| AudienceChoice {
        is_chosen: chosen.contains(&line.id),
        id: line.id.to_string(),
        name: line.name,
    };
    let view = EntryForm {
        unfit: line.as_ref().and_then(|line| line.unfit.as_ref()).map(|unfit| why(unfit, texts)),
        id: line.as_ref().map(|line| line.id.to_string()),
        name: line.map(|line| line.title).unwrap_or_default(),
        offers: offers.into_iter().map(offer).collect(),
        template: given.template.clone(),
        template_error: of("template"),
        title: given.change.title.clone(),
        title_error: of("title"),
        description: given.change.description.clone(),
        description_error: of("description"),
        for_groups: given.change.groups.is_some(),
        groups: portal::groups(ctx).await?.into_iter().map(group).collect(),
        groups_error: of("groups"),
        refusal: of(""),
    };
    Ok(page(status, entry_form(&shell, &view)))
}
