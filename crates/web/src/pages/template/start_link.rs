//! The Start Link of a template: its page, on or off, which websites may show its form, its code.

use super::show::{self, Refused};
use super::start_link_mails;
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    qr::Format,
    start_link_code::code,
};
use app::{Problem, start_links, start_links::StartLinkSettings, templates};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    pages::template::{SendingForm, StartLinkPage, start_link_page},
    paths,
};

pub async fn show(signed: Signed, Path(key): Path<String>, query: Answers) -> Answer {
    let wrong = Wrong { after: query.given("after"), ..Wrong::default() };
    Ok(managed(&signed, &key, StatusCode::OK, wrong).await?)
}

pub async fn configure(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let (on, owner) = (answers.ticked("on"), answers.text("owner").to_owned());
    let is_managed = answers.ticked("managed");
    let done = match signed.command(answers) {
        Ok(_) => {
            let wanted = StartLinkSettings { enabled: on, owner: Id::given(&owner), origins: None };
            start_links::configure(&signed.ctx, &key, wanted).await.map(drop)
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::StartLinkSaved.at(&back(&key, is_managed)))),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict(_))) => {
            let status = failure::status(&problem);
            let why = problem.said(signed.local().language);
            let refused = Refused::StartLink { on, owner, why };
            if is_managed {
                let wrong = Wrong { settings: Some(refused), ..Wrong::default() };
                return Ok(managed(&signed, &key, status, wrong).await?);
            }
            Ok(show::render(&signed, &key, status, Some(refused)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

fn back(key: &str, is_managed: bool) -> String {
    if is_managed { paths::start_link(key) } else { paths::template(key) }
}

pub async fn set_origins(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    let typed = posted.answers.text("origins").to_owned();
    let given: Vec<String> = typed.lines().map(str::to_owned).collect();
    let done = match signed.command(&posted.answers) {
        Ok(_) => start_links::set_origins(&signed.ctx, &key, &given).await.map(drop),
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::StartLinkSaved.at(&paths::start_link(&key)))),
        Err(problem @ Problem::Invalid(_)) => {
            let status = failure::status(&problem);
            let why = problem.said(signed.local().language);
            let wrong = Wrong { origins: Some((typed, why)), ..Wrong::default() };
            Ok(managed(&signed, &key, status, wrong).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What was not taken, and where the list of mails goes on.
#[derive(Default)]
pub struct Wrong {
    pub settings: Option<Refused>,
    /// As typed, and why not.
    pub origins: Option<(String, String)>,
    pub sending: Option<SendingForm>,
    pub after: Option<String>,
}

pub async fn managed(
    signed: &Signed,
    key: &str,
    status: StatusCode,
    wrong: Wrong,
) -> Result<Response, Problem> {
    let ctx = &signed.ctx;
    let stored = start_links::show(ctx, key).await?;
    let state = templates::show(ctx, key).await?;
    let published = match state.published.is_empty() {
        true => None,
        false => Some(templates::published(&ctx.app, ctx.organisation(), key).await?),
    };
    let definition = published.as_ref().map(|published| &published.definition);
    let name = definition.map_or_else(|| key.to_owned(), |definition| definition.name.clone());
    let initializer = definition.and_then(|definition| {
        let key = definition.start.initializer.as_ref()?;
        definition.roles.iter().find(|role| role.key == *key).map(|role| role.name.clone())
    });
    let kept = stored.as_ref().map(|link| link.origins.join("\n")).unwrap_or_default();
    let (origins, origins_error) = match wrong.origins {
        Some((typed, why)) => (typed, Some(why)),
        None => (kept, None),
    };
    let sent = start_link_mails::sent(signed, key, wrong.after.as_deref()).await?;
    let view = StartLinkPage {
        snippet: stored.as_ref().map(|link| link.snippet(&name)),
        link: show::start_link(signed, &state, stored, wrong.settings).await?,
        key: key.to_owned(),
        name,
        initializer,
        origins,
        origins_error,
        sending: wrong.sending.unwrap_or_else(|| start_link_mails::empty(signed)),
        sent: sent.rows,
        older: sent.older,
    };
    Ok(page(status, start_link_page(&signed.shell().await?, &view)))
}

pub async fn svg(signed: Signed, Path(key): Path<String>, query: Answers) -> Answer {
    Ok(code(&signed.ctx, &key, Format::Svg, query.ticked("download")).await?)
}

pub async fn png(signed: Signed, Path(key): Path<String>, query: Answers) -> Answer {
    Ok(code(&signed.ctx, &key, Format::Png, query.ticked("download")).await?)
}
