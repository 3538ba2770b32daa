//! Writing a template as text: the page, and saving its draft.

use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other};
use app::{
    Problem,
    policy::{Intention, require},
    templates,
    templates::Draft,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use texts::Texts;
use views::{
    pages::template::{TemplateSource, write},
    paths,
};

pub async fn new(signed: Signed) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    Ok(render(&signed, StatusCode::OK, TemplateSource::default()).await?)
}

pub async fn create(signed: Signed, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    let source = posted.answers.one("source").unwrap_or_default();
    let done = match signed.command(&posted.answers) {
        Ok(_) => templates::create(&signed.ctx, source).await,
        Err(problem) => Err(problem),
    };
    saved(&signed, &posted.answers, None, done).await
}

/// The draft, else the newest published version, to change.
pub async fn edit(signed: Signed, Path(key): Path<String>) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    let (state, row) =
        (templates::show(&signed.ctx, &key).await?, templates::source(&signed.ctx, &key).await?);
    let etag = if state.draft.is_some() { row.etag } else { format!("v{}", row.version) };
    let view =
        TemplateSource { of: Some((key, state.name)), etag, source: row.source, ..TemplateSource::default() };
    Ok(render(&signed, StatusCode::OK, view).await?)
}

pub async fn replace(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    let name = templates::show(&signed.ctx, &key).await?.name;
    let answers = &posted.answers;
    let source = answers.one("source").unwrap_or_default();
    let done = match signed.command(answers) {
        Ok(_) => templates::replace(&signed.ctx, answers.text("etag"), source).await,
        Err(problem) => Err(problem),
    };
    saved(&signed, answers, Some((key, name)), done).await
}

async fn saved(
    signed: &Signed,
    answers: &Answers,
    of: Option<(String, String)>,
    done: Result<Draft, Problem>,
) -> Answer {
    let problem = match done {
        Ok(draft) => return Ok(see_other(&Said::TemplateSaved.at(&paths::template(&draft.key)))),
        Err(problem) => problem,
    };
    let status = failure::status(&problem);
    let (problems, refusal) = match problem {
        Problem::Definition(problems) => (problems.iter().map(ToString::to_string).collect(), None),
        Problem::Invalid(_) | Problem::Conflict(_) | Problem::Stale(_) => {
            (Vec::new(), Some(words(&problem, signed.local().texts())))
        }
        other => return Err(other.into()),
    };
    let (etag, source) =
        (answers.text("etag").to_owned(), answers.one("source").unwrap_or_default().to_owned());
    Ok(render(signed, status, TemplateSource { of, etag, source, problems, refusal }).await?)
}

fn words(problem: &Problem, texts: Texts) -> String {
    match problem {
        Problem::Conflict(_) => texts.template_key_taken().to_owned(),
        Problem::Stale(_) => texts.template_changed_meanwhile().to_owned(),
        problem => problem.said(texts.0),
    }
}

async fn render(signed: &Signed, status: StatusCode, view: TemplateSource) -> Result<Response, Problem> {
    Ok(page(status, write(&signed.shell().await?, &view)))
}
