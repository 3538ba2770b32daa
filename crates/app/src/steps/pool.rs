//! Work of a group: picked up by one of its members, and put back.

use super::may_act;
use crate::{
    app::Ctx,
    flows::{Order, Ran, run},
    problem::Problem,
};
use engine::flow::Act;
use model::Id;

/// # Errors
/// `Refused` when somebody else has it, `NotFound`.
pub async fn pick_up(
    ctx: &Ctx,
    flow: &Id,
    assignment: &Id,
    command_id: Option<String>,
) -> Result<Ran, Problem> {
    act(ctx, flow, Act::PickUp { assignment: assignment.clone() }, command_id).await
}

/// # Errors
/// As [`pick_up`].
pub async fn put_back(
    ctx: &Ctx,
    flow: &Id,
    assignment: &Id,
    command_id: Option<String>,
) -> Result<Ran, Problem> {
    act(ctx, flow, Act::PutBack { assignment: assignment.clone() }, command_id).await
}

async fn act(ctx: &Ctx, flow: &Id, act: Act, command_id: Option<String>) -> Result<Ran, Problem> {
    may_act(ctx)?;
    let mut order = Order::new(flow.clone(), act);
    order.command_id = command_id;
    run(ctx, order).await
}
