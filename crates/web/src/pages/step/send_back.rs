//! What sending back would open again, before the act.

use super::OfStep;
use crate::{
    kit::{Answer, Answers, Signed, page},
    pages::{flow::name, workspace::Workspace},
    shape::Case,
};
use app::{Problem, steps};
use axum::{extract::Path, http::StatusCode};
use engine::flow::SendBackPreview;
use texts::Sentence;
use views::{
    act::BackTo,
    pages::flow::{Reopened, SendBack, send_back},
};

pub async fn preview(signed: Signed, Path((flow, step)): Path<OfStep>, query: Answers) -> Answer {
    let workspace = Workspace::open(&signed, &flow).await?;
    let case = workspace.case();
    let definition = case.definition.step(&step).ok_or(Problem::NotFound)?;
    if case.mine(&step).is_none() {
        return Err(Problem::refused(Sentence::problem_step_not_yours()).into());
    }
    let mut back_to = case.back_to(definition);
    choose(&mut back_to, &query);
    let chosen: Vec<String> = back_to.iter().filter(|one| one.chosen).map(|one| one.step.clone()).collect();
    let preview = if chosen.is_empty() {
        SendBackPreview::default()
    } else {
        steps::preview_send_back(&signed.ctx, &case.state.flow, &step, &chosen).await?
    };
    let view = SendBack {
        flow: name(&case),
        attempt: case.live(&step).and_then(|live| live.current()).map_or(1, |attempt| attempt.number),
        title: case.title(definition),
        reopened: reopened(&case, &preview),
        withdrawn: preview.interrupted.iter().map(|step| case.title_of(step)).collect(),
        comment: query.text("comment").to_owned(),
        error: None,
        step,
        back_to,
    };
    Ok(page(StatusCode::OK, send_back(&signed.shell().await?, &view)))
}

/// What the reader ticked; of one possibility there is nothing to tick.
fn choose(all: &mut [BackTo], query: &Answers) {
    let asked: Vec<&str> = query.all("back_to").collect();
    if let [only] = all {
        only.chosen = true;
    } else if !asked.is_empty() {
        for one in all {
            one.chosen = asked.contains(&one.step.as_str());
        }
    }
}

pub fn reopened(case: &Case<'_>, preview: &SendBackPreview) -> Vec<Reopened> {
    let line = |key: &String, now: bool| {
        let custody = case.definition.step(key).map(|step| case.step_custody(step));
        Reopened {
            title: case.title_of(key),
            holder: custody.as_ref().map_or(views::part::Holder::Us, |custody| custody.holder),
            who: custody.and_then(|custody| custody.who),
            now,
        }
    };
    let first = preview.back_to.iter().map(|key| line(key, true));
    first.chain(preview.again.iter().map(|key| line(key, false))).collect()
}
