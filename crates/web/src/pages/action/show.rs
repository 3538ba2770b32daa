//! The act: who asks, what, by when, why.

use super::{Work, closed};
use crate::{
    kit::{Answer, Answers, OpenLink, page, typed},
    paths,
    shape::{Case, Reader, Sizes, Tried},
};
use app::{Problem, files, flows, links, steps};
use axum::{http::StatusCode, response::Response};
use model::definition::{Kind, Party, Step};
use views::{
    pages::action::{ActionPage, show as action_page},
    part::{GivenFile, Holder, Next, Stored},
};

pub async fn show(link: OpenLink, query: Answers) -> Answer {
    match Work::of(&link).await? {
        Some(work) => {
            let kept = typed::kept(&link.ctx, &work.flow, &work.assignment).await?;
            let tried = Tried { typed: kept, ..Tried::default() };
            Ok(render(&link, &work, StatusCode::OK, &tried).await?)
        }
        None => closed::show(&link, query.ticked("sent")).await,
    }
}

/// The page with what was typed, and what was wrong with it.
pub async fn render(
    link: &OpenLink,
    work: &Work,
    status: StatusCode,
    tried: &Tried,
) -> Result<Response, Problem> {
    let (ctx, step) = (&link.ctx, work.step()?);
    let sizes: Sizes =
        files::list(ctx, &work.flow).await?.into_iter().map(|file| (file.id, file.size_bytes)).collect();
    let uploaded = steps::uploaded(ctx, &work.flow, &step.key).await?;
    let base = link.base();
    let reader = Reader::Outside { person: &link.opened.person, proved: link.opened.proved, base: &base };
    let case = Case::new(&work.loaded, reader, &sizes, link.shell.local.texts());
    let drafts = |field: &str| {
        let own = uploaded.iter().filter(|file| file.field == field);
        own.map(|file| draft(file.id.as_str(), &file.name, file.size_bytes)).collect()
    };
    let outside = flows::outside(ctx, &work.flow).await?;
    let act = case.act(step, tried, &drafts);
    let greeted = act.text.as_ref().is_some_and(|text| text.contains(&link.opened.person_name));
    let view = ActionPage {
        nonce: work.nonce(link),
        name: (!greeted).then(|| link.opened.person_name.clone()),
        asked_by: outside.owner,
        flow: case.definition.name.clone(),
        holder: holder(&case, step),
        act,
        next: next(step),
        progress: links::to_flow(ctx).await?.map(|token| paths::progress(&token)),
        code: (!link.opened.proved && !step.sees.is_empty()).then(|| paths::code(link.prefix(), &link.token)),
        base: base.clone(),
    };
    Ok(page(status, action_page(&link.shell, &view)))
}

pub fn draft(id: &str, name: &str, bytes: i64) -> GivenFile {
    let bytes = u64::try_from(bytes).unwrap_or(0);
    GivenFile { id: id.to_owned(), name: name.to_owned(), bytes, href: None, stored: Stored::Draft }
}

fn holder(case: &Case<'_>, step: &Step) -> Holder {
    case.definition.role(&step.role).map_or(Party::Client, |role| role.party).into()
}

fn next(step: &Step) -> Vec<Next> {
    let reviewed = step.files.iter().any(|file| file.reviewed_by.is_some());
    let what = match (step.kind, reviewed) {
        (Kind::FileRequest, true) => "look at each document, and ask again only for one that is not right.",
        (Kind::Approval, _) => "read your decision and go on from there.",
        _ => "take it from there, and write to you when it is your turn again.",
    };
    vec![Next { holder: Holder::Us, who: "We".to_owned(), what: what.to_owned() }]
}
