//! One flow: a dry run, the move, and the way back.

use super::{Typed, number, plainly, published};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, page, see_other},
    pages::{flow::name, workspace::Workspace},
};
use app::{Problem, flows, moves, steps::Once};
use axum::{extract::Path, http::StatusCode, response::Response};
use engine::migration::Plan;
use model::{Definition, Id};
use views::{
    pages::moves::{MoveOne, Undo, one as one_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let to = query.text("to").parse().ok();
    Ok(render(&signed, &Id::given(&id), to, StatusCode::OK, Typed::default()).await?)
}

pub async fn go(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let flow = Id::given(&id);
    let reason = posted.answers.one("reason").unwrap_or_default();
    let to: i64 = posted.answers.text("to").parse().unwrap_or(0);
    let done = match signed.command(&posted.answers) {
        Ok(command) => moves::to_version(&signed.ctx, &flow, to, reason, once(command)).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => Ok(see_other(&Said::FlowMoved.at(&paths::flow(&id)))),
        Err(problem) => {
            let (status, typed) = Typed::refused(reason, problem, signed.local().language)?;
            Ok(render(&signed, &flow, Some(to), status, typed).await?)
        }
    }
}

pub async fn undo(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let flow = Id::given(&id);
    let reason = posted.answers.one("reason").unwrap_or_default();
    let done = match signed.command(&posted.answers) {
        Ok(command) => moves::undo(&signed.ctx, &flow, reason, once(command)).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => Ok(see_other(&Said::MoveUndone.at(&paths::flow(&id)))),
        Err(problem) => {
            let (status, typed) = Typed::refused(reason, problem, signed.local().language)?;
            Ok(render(&signed, &flow, None, status, typed).await?)
        }
    }
}

fn once(command: String) -> Once {
    Once { command_id: Some(command), key: None }
}

async fn render(
    signed: &Signed,
    flow: &Id,
    to: Option<i64>,
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Problem> {
    let loaded = flows::workspace(&signed.ctx, flow).await?;
    flows::sight::require_runs(&signed.ctx, &loaded)?;
    let (key, from) = (loaded.published.definition.key.clone(), loaded.published.version);
    let before = loaded.state.before_migration.as_ref().and_then(|before| before.template.as_ref());
    let undo = before.map(|template| Undo { to: template.version });
    let (_, known) = published(&signed.ctx, &key).await?;
    let to = to.or_else(|| known.iter().copied().find(|version| *version != from)).filter(|_| undo.is_none());
    let others = known.into_iter().filter(|version| *version != from && Some(*version) != to).take(5);
    let planned = match to {
        Some(to) => Some(moves::plan(&signed.ctx, flow, Some(to)).await?),
        None => None,
    };
    let workspace = Workspace::of(signed, loaded).await?;
    let case = workspace.case();
    let mut view = MoveOne {
        flow: name(&case),
        from: number(from),
        to: to.map(number),
        others: others.map(number).collect(),
        keeps: Vec::new(),
        asked: Vec::new(),
        skipped: Vec::new(),
        dropped: Vec::new(),
        clocks_gone: Vec::new(),
        problems: Vec::new(),
        undo,
        reason: typed.reason,
        error: typed.error,
    };
    if let Some(planned) = &planned {
        say(signed, &mut view, &planned.plan, (case.definition, &planned.to.definition));
    }
    Ok(page(status, one_page(&signed.shell().await?, &view)))
}

fn say(signed: &Signed, view: &mut MoveOne, plan: &Plan, (old, new): (&Definition, &Definition)) {
    let title = |definition: &Definition, key: &str| {
        let step = definition.step(key);
        step.map_or_else(|| key.to_owned(), |step| flows::plain(&step.title))
    };
    let titles = |definition: &Definition, keys: &[String]| -> Vec<String> {
        keys.iter().map(|key| title(definition, key)).collect()
    };
    let clock = |name: &String| {
        let key = name.split('@').next().unwrap_or(name);
        let clock = old.clocks.iter().find(|clock| clock.key == key);
        clock.map_or_else(|| name.clone(), |clock| clock.name.clone())
    };
    let local = signed.local();
    view.keeps = plan.steps.iter().map(|stands| title(new, &stands.step)).collect();
    view.asked = titles(new, &plan.asked);
    view.skipped = titles(new, &plan.skipped);
    view.dropped = titles(old, &plan.dropped);
    view.clocks_gone = plan.clocks_gone.iter().map(clock).collect();
    let problems = plan.problems.iter().map(|problem| problem.sentence().to(local.language));
    view.problems = problems.map(|said| plainly(&said, old, local.texts())).collect();
}
