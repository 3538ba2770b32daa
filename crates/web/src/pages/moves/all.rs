//! All running flows of a version: a dry run, and the beginning of the move.

use super::{Typed, number, plainly, published};
use crate::kit::{Answer, Answers, Posted, Signed, page, see_other};
use app::{
    Problem,
    moves::{self, Survey, WholeMove},
    policy::{Intention, require},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use views::{
    pages::moves::{Counted, MoveAll, Reason, all as all_page},
    paths,
};

pub async fn show(signed: Signed, Path(key): Path<String>, query: Answers) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    Ok(render(&signed, &key, versions(&query), StatusCode::OK, Typed::default()).await?)
}

pub async fn begin(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    let (from, to) = versions(&posted.answers);
    let reason = posted.answers.one("reason").unwrap_or_default();
    let to_number = to.ok_or(Problem::NotFound)?;
    let wanted = WholeMove { template: key.clone(), from, to: to_number, reason: reason.to_owned() };
    let begun = match signed.command(&posted.answers) {
        Ok(_) => moves::start(&signed.ctx, wanted).await,
        Err(problem) => Err(problem),
    };
    match begun {
        Ok(id) => Ok(see_other(&paths::template_moved(&key, id.as_str()))),
        Err(problem) => {
            let (status, typed) = Typed::refused(reason, problem, signed.local().language)?;
            Ok(render(&signed, &key, (from, to), status, typed).await?)
        }
    }
}

/// `from`, and `to` if it is said.
fn versions(answers: &Answers) -> (i64, Option<i64>) {
    (answers.text("from").parse().unwrap_or(0), answers.text("to").parse().ok())
}

async fn render(
    signed: &Signed,
    key: &str,
    (from, to): (i64, Option<i64>),
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Problem> {
    let (template, known) = published(&signed.ctx, key).await?;
    let newest = known.iter().copied().find(|version| *version != from);
    let to = to.or(newest).ok_or(Problem::NotFound)?;
    let survey = moves::survey(&signed.ctx, key, from, to).await?;
    let others = known.into_iter().filter(|version| ![from, to].contains(version)).take(5);
    let view = MoveAll {
        key: key.to_owned(),
        template,
        from: number(from),
        to: number(to),
        others: others.map(number).collect(),
        total: usize::try_from(survey.total).unwrap_or(0),
        looked_at: survey.looked_at,
        fitting: survey.fitting,
        asked: counted(&survey, &survey.asked),
        skipped: counted(&survey, &survey.skipped),
        reasons: survey.reasons.iter().map(|reason| said(signed, &survey, reason)).collect(),
        reason: typed.reason,
        error: typed.error,
    };
    Ok(page(status, all_page(&signed.shell().await?, &view)))
}

fn counted(survey: &Survey, steps: &[(String, usize)]) -> Vec<Counted> {
    let title = |key: &str| {
        let step = survey.to.definition.step(key);
        step.map_or_else(|| key.to_owned(), |step| app::flows::plain(&step.title))
    };
    steps.iter().map(|(key, flows)| Counted { title: title(key), flows: *flows }).collect()
}

fn said(signed: &Signed, survey: &Survey, reason: &moves::Reason) -> Reason {
    let local = signed.local();
    let sentence = reason.obstacle.sentence().to(local.language);
    let flows = reason.flows.iter().map(|staying| (staying.flow.to_string(), staying.name.clone()));
    Reason {
        said: plainly(&sentence, &survey.from.definition, local.texts()),
        count: reason.count,
        flows: flows.collect(),
    }
}
