//! One document of a file request: accepted, returned with a reason, or waived.

use super::{Standing, may_act};
use crate::{
    app::Ctx,
    flows::{Order, Ran, run},
    idempotency::Key,
    problem::Problem,
};
use engine::flow::{Act, DocumentDecision, Verdict};
use model::Id;

#[derive(Clone)]
pub struct DecisionRequest {
    pub verdict: Verdict,
    pub on_behalf_of: Option<Id>,
    pub command_id: Option<String>,
    pub key: Option<Key>,
}

/// # Errors
/// `Refused` where it is not under review, `Invalid` for a return without a reason, `NotFound`.
pub async fn decide_document(
    ctx: &Ctx,
    flow: &Id,
    step: &str,
    document: &str,
    request: DecisionRequest,
) -> Result<Ran, Problem> {
    may_act(ctx)?;
    let standing = Standing::of(ctx, request.on_behalf_of)?;
    let decision = DocumentDecision {
        step: step.to_owned(),
        document: document.to_owned(),
        verdict: request.verdict,
        for_any: standing.for_any,
    };
    let mut order = Order::new(flow.clone(), Act::DecideDocument(decision));
    order.command_id = request.command_id;
    order.key = request.key;
    order.on_behalf_of = standing.on_behalf_of;
    run(ctx, order).await
}
