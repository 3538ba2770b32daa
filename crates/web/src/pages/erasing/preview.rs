//! What would go, and doing it.

use super::ground_words;
use crate::kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other};
use app::{
    Problem,
    erasing::{self, Along, GROUNDS, Subject, Wanted},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use views::{
    form::Choice,
    pages::erasing::{Goes, Line, OpenRow, Preview, preview as preview_page},
    paths,
};

/// So many flows are named.
const NAMED: usize = 50;

pub async fn show(signed: Signed, Path((kind, id)): Path<(String, String)>) -> Answer {
    let subject = erasing::subject(&signed.ctx, &kind, &id)?;
    Ok(render(&signed, &subject, StatusCode::OK, &Answers::default(), None).await?)
}

pub async fn erase(signed: Signed, Path((kind, id)): Path<(String, String)>, posted: Posted) -> Answer {
    let subject = erasing::subject(&signed.ctx, &kind, &id)?;
    match try_to(&signed, &subject, &posted.answers).await {
        Ok(_) => Ok(see_other(&Said::ErasingBegun.at(paths::ERASING))),
        Err(problem @ (Problem::Conflict(_) | Problem::Invalid(_))) => {
            let status = failure::status(&problem);
            Ok(render(&signed, &subject, status, &posted.answers, Some(problem)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, subject: &Subject, answers: &Answers) -> Result<Id, Problem> {
    signed.command(answers)?;
    let wanted = Wanted {
        subject: subject.clone(),
        name: answers.text("name").to_owned(),
        ground: erasing::ground(answers.text("ground")).unwrap_or(GROUNDS[0]),
        cancels: answers.ticked("cancel_flows"),
    };
    erasing::begin(&signed.ctx, wanted).await
}

async fn render(
    signed: &Signed,
    subject: &Subject,
    status: StatusCode,
    typed: &Answers,
    problem: Option<Problem>,
) -> Result<Response, Problem> {
    let shell = signed.shell().await?;
    let (texts, language) = (shell.local.texts(), shell.local.language);
    let found = match erasing::preview(&signed.ctx, subject).await {
        Ok(found) => found,
        // Members and the firm: there is nothing to show but why.
        Err(Problem::Conflict(why)) => return refused(signed, why.to(language)).await,
        Err(problem) => return Err(problem),
    };
    let (typed_error, refusal) = match &problem {
        Some(Problem::Invalid(all)) if all.iter().any(|one| one.path == "name") => {
            (Some(texts.erasing_name_differs().to_owned()), None)
        }
        Some(problem) => (None, Some(problem.said(language))),
        None => (None, None),
    };
    let line = |one: Along| Line { name: one.name, note: one.email };
    let many = |count: i64| usize::try_from(count).unwrap_or_default();
    let counts = found.counts;
    let open_more = found.open.len() > NAMED;
    let ground = typed.given("ground").unwrap_or_else(|| GROUNDS[0].as_str().to_owned());
    let view = Preview {
        address: paths::erasing_of(subject.kind().as_str(), subject.id().as_str()),
        goes: Goes {
            people: found.persons.into_iter().filter(|one| !one.name.is_empty()).map(line).collect(),
            records: found.records.into_iter().filter(|one| !one.name.is_empty()).map(line).collect(),
            flows: many(counts.flows),
            entries: many(counts.entries),
            messages: many(counts.messages),
            files: many(counts.files),
            drafts: many(counts.drafts),
            links: many(counts.links),
        },
        name: found.name,
        staying: found.staying.into_iter().map(|record| record.name).collect(),
        open: found
            .open
            .into_iter()
            .take(NAMED)
            .map(|flow| OpenRow { id: flow.id.to_string(), name: flow.name, template: flow.template_key })
            .collect(),
        open_more,
        before: found
            .before
            .and_then(|job| job.finished_at)
            .map(|at| texts.erasing_before(shell.local.date_and_time(at))),
        grounds: GROUNDS
            .into_iter()
            .map(|one| Choice { value: one.as_str().to_owned(), label: ground_words(one, texts).to_owned() })
            .collect(),
        typed: typed.text("name").to_owned(),
        typed_error,
        ground,
        cancels: typed.ticked("cancel_flows"),
        refusal,
    };
    Ok(page(status, preview_page(&shell, &view)))
}

async fn refused(signed: &Signed, why: String) -> Result<Response, Problem> {
    use views::pages::erasing::{Erasing, Found, list};
    let shell = signed.shell().await?;
    let view = Erasing {
        query: String::new(),
        found: Found::default(),
        rows: Vec::new(),
        older: None,
        refusal: Some(why),
    };
    Ok(page(StatusCode::CONFLICT, list(&shell, &view)))
}
