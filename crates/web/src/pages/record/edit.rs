//! Changing a record. Whoever was slower sees what has changed, and nothing they typed is lost.

use super::form::{change, keep_chosen, meanwhile, stored, typed};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem,
    policy::{Intention, require},
    records::{self, RecordView},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{Id, Instant, field::FieldProblem};
use views::{
    pages::record::{EditPage, edit as edit_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    require(&signed.ctx.caller, Intention::WriteRecords)?;
    let record = records::show(&signed.ctx, &Id::given(&id)).await?;
    let view = stored(&signed, &record).await?;
    Ok(render(&signed, &record, StatusCode::OK, view).await?)
}

pub async fn save(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::WriteRecords)?;
    let (id, answers) = (Id::given(&id), &posted.answers);
    let record = records::show(&signed.ctx, &id).await?;
    let version = answers.text("version").parse().ok().map(Instant);
    let done = match (signed.command(answers), version) {
        (Err(problem), _) => Err(problem),
        (Ok(_), None) => Err(Problem::Stale(texts::Sentence::record_changed_meanwhile())),
        (Ok(_), version) => {
            records::change(&signed.ctx, &id, version, change(&record.kind, answers, &signed)).await
        }
    };
    let problem = match done {
        Ok(()) => return Ok(see_other(&Said::RecordSaved.at(&paths::record(id.as_str())))),
        Err(problem) => problem,
    };
    let status = failure::status(&problem);
    match problem {
        Problem::Invalid(problems) => {
            let view = again(&signed, &record, answers, &problems).await?;
            Ok(render(&signed, &record, status, view).await?)
        }
        Problem::Stale(_) => Ok(overtaken(&signed, answers, &id, version).await?),
        problem @ Problem::Conflict(_) => {
            let problems = [FieldProblem::new("", problem.sentence())];
            let view = again(&signed, &record, answers, &problems).await?;
            Ok(render(&signed, &record, status, view).await?)
        }
        problem => Err(problem.into()),
    }
}

/// What was typed, with everybody who stands in the record among the choices.
async fn again(
    signed: &Signed,
    record: &RecordView,
    answers: &Answers,
    problems: &[FieldProblem],
) -> Result<EditPage, Problem> {
    let mut view = typed(signed, &record.kind, answers, problems).await?;
    keep_chosen(&mut view.fields, &record.fields);
    Ok(view)
}

/// The same form with what was typed, made of the record as it is now.
async fn overtaken(
    signed: &Signed,
    answers: &Answers,
    id: &Id,
    version: Option<Instant>,
) -> Result<Response, Problem> {
    let record = records::show(&signed.ctx, id).await?;
    let view = again(signed, &record, answers, &[]).await?;
    let meanwhile = meanwhile(signed, &record, version.unwrap_or(record.version)).await?;
    let view = EditPage { version: Some(record.version.0), meanwhile, ..view };
    render(signed, &record, StatusCode::UNPROCESSABLE_ENTITY, view).await
}

async fn render(
    signed: &Signed,
    record: &RecordView,
    status: StatusCode,
    view: EditPage,
) -> Result<Response, Problem> {
    let view = EditPage {
        id: Some(record.id.to_string()),
        title: record.name.clone(),
        name: if record.kind.is_firm() { record.name.clone() } else { view.name.clone() },
        ..view
    };
    let words = kind_words(&record.kind, signed.local().texts());
    Ok(page(status, edit_page(&signed.shell().await?, &words, &view)))
}
