//! The owner ends a flow.

use super::{Order, Ran, load, run, sight};
use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
    steps::Once,
};
use engine::flow::Act;
use model::Id;
use texts::Sentence;

/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `Invalid` without a reason, `Refused` once it has ended.
pub async fn cancel(ctx: &Ctx, flow: &Id, reason: &str, command_id: Option<String>) -> Result<Ran, Problem> {
    cancel_once(ctx, flow, reason, Once { command_id, key: None }).await
}

/// The same, also for requests that may be repeated.
///
/// # Errors
/// As [`cancel`].
pub async fn cancel_once(ctx: &Ctx, flow: &Id, reason: &str, once: Once) -> Result<Ran, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let reason =
        model::field::check_long_text(reason).map_err(|message| Problem::invalid("reason", message))?;
    if reason.is_empty() {
        return Err(Problem::invalid("reason", Sentence::problem_cancel_why()));
    }
    let mut order = Order::new(flow.clone(), Act::Cancel { reason: Some(reason) });
    order.command_id = once.command_id;
    order.key = once.key;
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    run(ctx, order).await
}
