//! A kind, new or known: its form, and saving it.

use super::form::{filled, given, line, lines, mark, types, with_room};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem,
    policy::{Intention, require},
    record_kinds::{self, Kind},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{Instant, field::FieldProblem};
use views::{
    form::Choice,
    pages::record_kind::{FieldLine, KindForm, edit as kind_page},
    paths,
};

pub async fn new(signed: Signed) -> Answer {
    require(&signed.ctx.caller, Intention::ManageRecordKinds)?;
    let form = KindForm { launches: true, fields: with_room(Vec::new()), ..KindForm::default() };
    Ok(render(&signed, None, StatusCode::OK, form).await?)
}

pub async fn show(signed: Signed, Path(key): Path<String>) -> Answer {
    require(&signed.ctx.caller, Intention::ManageRecordKinds)?;
    let kind = record_kinds::find(&signed.ctx, &key).await?;
    let texts = signed.local().texts();
    let (singular, plural) = kind.named.clone().unwrap_or_default();
    let form = KindForm {
        singular,
        plural,
        belongs_to: kind.belongs_to.clone().unwrap_or_default(),
        launches: kind.launches,
        fields: with_room(kind.fields.iter().map(|field| line(&kind, field, texts)).collect()),
        version: kind.changed_at.map(|at| at.0),
        ..KindForm::default()
    };
    Ok(render(&signed, Some(&kind), StatusCode::OK, form).await?)
}

pub async fn create(signed: Signed, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::ManageRecordKinds)?;
    let answers = &posted.answers;
    let rows = filled(lines(answers));
    if answers.text("act") == "more" && signed.command(answers).is_ok() {
        return Ok(render(&signed, None, StatusCode::OK, typed(answers, rows)).await?);
    }
    let done = match signed.command(answers) {
        Ok(_) => record_kinds::create(&signed.ctx, answers.text("key"), given(answers, &rows, None))
            .await
            .map(drop),
        Err(problem) => Err(problem),
    };
    answer(&signed, None, (answers, rows), done).await
}

pub async fn save(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::ManageRecordKinds)?;
    let kind = record_kinds::find(&signed.ctx, &key).await?;
    let answers = &posted.answers;
    let rows = filled(lines(answers));
    if answers.text("act") == "more" && signed.command(answers).is_ok() {
        return Ok(render(&signed, Some(&kind), StatusCode::OK, typed(answers, rows)).await?);
    }
    let version = answers.text("version").parse().ok().map(Instant);
    let done = match signed.command(answers) {
        Ok(_) => record_kinds::change(&signed.ctx, &key, version, given(answers, &rows, Some(&kind))).await,
        Err(problem) => Err(problem),
    };
    answer(&signed, Some(&kind), (answers, rows), done).await
}

async fn answer(
    signed: &Signed,
    kind: Option<&Kind>,
    (answers, rows): (&Answers, Vec<FieldLine>),
    done: Result<(), Problem>,
) -> Answer {
    let problem = match done {
        Ok(()) => return Ok(see_other(&Said::KindSaved.at(paths::RECORD_KINDS))),
        Err(problem) => problem,
    };
    let (status, mut form) = (failure::status(&problem), typed(answers, rows));
    let problems = match problem {
        Problem::Invalid(problems) => problems,
        problem @ (Problem::Conflict(_) | Problem::Stale(_)) => {
            vec![FieldProblem::new("", problem.sentence())]
        }
        problem => return Err(problem.into()),
    };
    mark(&mut form, &problems, signed.local().language);
    Ok(render(signed, kind, status, form).await?)
}

fn typed(answers: &Answers, rows: Vec<FieldLine>) -> KindForm {
    KindForm {
        key: answers.text("key").to_owned(),
        singular: answers.text("singular").to_owned(),
        plural: answers.text("plural").to_owned(),
        belongs_to: answers.text("belongs_to").to_owned(),
        launches: answers.ticked("launches"),
        fields: with_room(rows),
        version: answers.text("version").parse().ok(),
        ..KindForm::default()
    }
}

async fn render(
    signed: &Signed,
    kind: Option<&Kind>,
    status: StatusCode,
    form: KindForm,
) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let all = record_kinds::all(&signed.ctx).await?;
    let others = all.iter().filter(|other| kind.is_none_or(|kind| kind.key != other.key) && !other.is_firm());
    let choice = |kind: &Kind| Choice { value: kind.key.clone(), label: kind_words(kind, texts).singular };
    let view = KindForm {
        known: kind.map(|kind| kind.key.clone()),
        title: match kind {
            Some(kind) => kind_words(kind, texts).plural,
            None => texts.record_kind_new().to_owned(),
        },
        is_built_in: kind.is_some_and(|kind| kind.is_built_in),
        can_reset: kind.is_some_and(|kind| kind.is_built_in && kind.changed_at.is_some()),
        kinds: others.map(choice).collect(),
        types: types(texts),
        ..form
    };
    Ok(page(status, kind_page(&signed.shell().await?, &view)))
}
