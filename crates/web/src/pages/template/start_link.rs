//! The Start Link of a template: its page, on or off, which websites may show its form, its code.

use super::show::{self, Refused};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, download::plain_disposition, failure, page, see_other},
    qr::{Format, Qr},
    shape,
};
use app::{Ctx, Problem, organisations, start_links, start_links::StartLinkSettings, templates};
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use model::Id;
use views::{
    pages::template::{StartLinkPage, start_link_page},
    paths,
};

pub async fn show(signed: Signed, Path(key): Path<String>) -> Answer {
    Ok(managed(&signed, &key, StatusCode::OK, Wrong::default()).await?)
}

pub async fn configure(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    let answers = &posted.answers;
    let (on, owner) = (answers.ticked("on"), answers.text("owner").to_owned());
    let is_managed = answers.ticked("managed");
    let done = match signed.command(answers) {
        Ok(_) => {
            let wanted = StartLinkSettings { enabled: on, owner: Id::given(&owner) };
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
                let wrong = Wrong { settings: Some(refused), origins: None };
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
            let wrong = Wrong { settings: None, origins: Some((typed, why)) };
            Ok(managed(&signed, &key, status, wrong).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What was not taken.
#[derive(Default)]
struct Wrong {
    settings: Option<Refused>,
    /// As typed, and why not.
    origins: Option<(String, String)>,
}

async fn managed(signed: &Signed, key: &str, status: StatusCode, wrong: Wrong) -> Result<Response, Problem> {
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
    let address = &ctx.app.settings.public_address;
    let view = StartLinkPage {
        snippet: stored.as_ref().map(|link| link.snippet(address, &name)),
        link: show::start_link(signed, &state, stored, wrong.settings).await?,
        key: key.to_owned(),
        name,
        initializer,
        origins,
        origins_error,
    };
    Ok(page(status, start_link_page(&signed.shell().await?, &view)))
}

pub async fn svg(signed: Signed, Path(key): Path<String>, query: Answers) -> Answer {
    Ok(code(&signed.ctx, &key, Format::Svg, query.ticked("download")).await?)
}

pub async fn png(signed: Signed, Path(key): Path<String>, query: Answers) -> Answer {
    Ok(code(&signed.ctx, &key, Format::Png, query.ticked("download")).await?)
}

/// The address as a code, in the brand's colour.
///
/// # Errors
/// `NotFound` before the link was configured.
pub async fn code(ctx: &Ctx, key: &str, format: Format, is_saved: bool) -> Result<Response, Problem> {
    let link = start_links::show(ctx, key).await?.ok_or(Problem::NotFound)?;
    let color = shape::brand(&organisations::default(&ctx.app).await?).on_white();
    let bytes = Qr::of(&link.url, color)?.written(format)?;
    let how = if is_saved { "attachment" } else { "inline" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (
            header::CONTENT_DISPOSITION,
            plain_disposition(how, &format!("start-link-{key}.{}", format.ending())),
        ),
    ];
    Ok((headers, bytes).into_response())
}
