//! Finishes a step, or gives one answer of several.

use super::{OfStep, answer};
use crate::{
    Server,
    kit::{Answer, Posted, Said, Signed, attach::attach, completion, typed},
};
use app::{Ctx, Problem, flows, flows::Loaded, steps};
use axum::extract::{Path, State};
use model::{Id, definition::Outcome};
use std::sync::Arc;

pub async fn complete(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path((flow, step)): Path<OfStep>,
    mut posted: Posted,
) -> Answer {
    let done = try_to(&server, &signed, (&flow, &step), &mut posted).await;
    answer(&signed, (&flow, &step), &posted, done.map(Some)).await
}

async fn try_to(
    server: &Server,
    signed: &Signed,
    (flow, step): (&str, &str),
    posted: &mut Posted,
) -> Result<Said, Problem> {
    let (ctx, flow) = (&signed.ctx, Id::given(flow));
    let command = signed.command(&posted.answers)?;
    let loaded = flows::workspace(ctx, &flow).await?;
    let definition = loaded.published.definition.step(step).ok_or(Problem::NotFound)?;
    declined_before(ctx, &loaded, step, posted).await?;
    attach(server, ctx, &flow, step, posted).await?;
    let request = completion::read(definition, &posted.answers, command, signed.local().language);
    let outcome = request.outcome;
    steps::complete(ctx, &flow, step, request).await?;
    Ok(match outcome {
        Some(Outcome::Approved) => Said::Approved,
        Some(Outcome::Denied) => Said::Denied,
        Some(Outcome::SentBack) => Said::SentBack,
        _ => Said::Completed,
    })
}

async fn declined_before(ctx: &Ctx, loaded: &Loaded, step: &str, posted: &mut Posted) -> Result<(), Problem> {
    let Some(me) = ctx.caller.person() else { return Ok(()) };
    let mut own = loaded
        .state
        .assignments
        .values()
        .filter(|open| open.step == step && open.is_act() && open.may_act(me));
    let Some(open) = own.next() else { return Ok(()) };
    let kept = typed::kept(ctx, &loaded.state.flow, &open.id).await?;
    typed::with_declined(&mut posted.answers, kept.as_deref());
    Ok(())
}
