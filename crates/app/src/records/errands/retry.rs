//! Another try of a step that could not change the record: what stood in its way may be mended by now.

use super::{Errand, KIND};
use crate::{
    app::Ctx,
    flows::{load, sight},
    idempotency,
    policy::{Intention, require},
    problem::Problem,
};
use engine::flow::StepStatus;
use model::Id;
use store::outbox::{self, OutboxRow};
use texts::Sentence;

/// The worker tries again; the flow hears of it when it went well.
///
/// # Errors
/// `NotFound` for a hidden flow, `NotAllowed` for whoever does not run it, `Conflict` for a step that has not failed.
pub async fn retry(ctx: &Ctx, flow: &Id, step: &str) -> Result<(), Problem> {
    let loaded = load::load(ctx, flow).await?;
    require(&ctx.caller, Intention::RunFlow)?;
    sight::require_runs(ctx, &loaded)?;
    let live = loaded.state.steps.get(step).filter(|live| live.status == StepStatus::Open);
    let failed = live.and_then(|live| live.current()).filter(|current| current.update_failed.is_some());
    let failed = failed.ok_or_else(|| Problem::Conflict(Sentence::record_update_not_failed()))?;
    let errand = Errand::Update { flow: flow.clone(), step: step.to_owned(), attempt: failed.number };
    let row = OutboxRow::new(ctx.id(), ctx.organisation().clone(), KIND, errand.text(), ctx.now);
    let mut statements = vec![outbox::insert(row)];
    statements.extend(idempotency::remember(ctx, &())?);
    Ok(ctx.app.db.transact(statements).await?)
}
