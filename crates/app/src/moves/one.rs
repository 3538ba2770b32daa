//! One flow: what moving it would do, the move, and the way back.

use super::act::act;
use crate::{
    app::Ctx,
    flows::{Loaded, Order, Ran, load, run, sight},
    policy::{self, Intention},
    problem::Problem,
    steps::Once,
    templates::{Published, definition, published},
};
use engine::{
    flow::{Act, Status},
    migration::{self, Plan},
};
use model::Id;
use std::sync::Arc;
use texts::Sentence;

/// A dry run for one flow.
pub struct Planned {
    pub loaded: Arc<Loaded>,
    pub to: Arc<Published>,
    pub plan: Plan,
}

/// What moving the flow to this version would do; `None` is the one that new flows run.
///
/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `NotFound` without such a version, `Conflict` once the flow has
/// ended and for the version it is in.
pub async fn plan(ctx: &Ctx, flow: &Id, to: Option<i64>) -> Result<Planned, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::current(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let to = target(ctx, &loaded, to).await?;
    if matches!(loaded.state.status, Status::Completed | Status::Cancelled) {
        return Err(Problem::Conflict(Sentence::refusal_flow_ended()));
    }
    if to.version == loaded.published.version {
        return Err(Problem::Conflict(Sentence::refusal_same_version()));
    }
    let plan = migration::plan(&loaded.published.definition, &to.definition, &loaded.state);
    Ok(Planned { loaded, to, plan })
}

async fn target(ctx: &Ctx, loaded: &Loaded, to: Option<i64>) -> Result<Arc<Published>, Problem> {
    let key = &loaded.published.definition.key;
    match to {
        Some(version) => version_of(ctx, key, version).await,
        None => published(&ctx.app, ctx.organisation(), key).await,
    }
}

/// A version that flows may run: drafts are nobody's yet.
pub(super) async fn version_of(ctx: &Ctx, key: &str, version: i64) -> Result<Arc<Published>, Problem> {
    let row = store::templates::version(&ctx.app.db, ctx.caller.viewer(), key, version).await?;
    row.filter(|row| row.published_at.is_some()).ok_or(Problem::NotFound)?;
    definition::load(&ctx.app, ctx.organisation(), key, version).await
}

/// # Errors
/// As [`plan`]; `Invalid` without a reason, `Refused` where something keeps the flow in its version.
pub async fn to_version(ctx: &Ctx, flow: &Id, to: i64, reason: &str, once: Once) -> Result<Ran, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let reason = why(reason)?;
    let to = version_of(ctx, &loaded.published.definition.key, to).await?;
    let mut order = Order::new(flow.clone(), act(ctx, &loaded, &to, &reason).await?);
    (order.command_id, order.key) = (once.command_id, once.key);
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    run(ctx, order).await
}

/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `Invalid` without a reason, `Refused` once something else has
/// happened.
pub async fn undo(ctx: &Ctx, flow: &Id, reason: &str, once: Once) -> Result<Ran, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let mut order = Order::new(flow.clone(), Act::UndoMigration { reason: why(reason)? });
    (order.command_id, order.key) = (once.command_id, once.key);
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    run(ctx, order).await
}

pub(super) fn why(reason: &str) -> Result<String, Problem> {
    let reason =
        model::field::check_long_text(reason).map_err(|message| Problem::invalid("reason", message))?;
    if reason.trim().is_empty() {
        return Err(Problem::invalid("reason", Sentence::refusal_reason_missing()));
    }
    Ok(reason)
}
