//! "Not for me": whoever has a step to do returns it to the workspace owner.

use super::{Standing, may_act};
use crate::{
    app::Ctx,
    flows::{Order, Ran, run},
    idempotency::Key,
    problem::Problem,
};
use engine::flow::{Act, HandBack};
use model::Id;

#[derive(Clone, Default)]
pub struct HandBackRequest {
    /// Which attempt it is about; left out, the open one.
    pub attempt: Option<u32>,
    /// For the owner, for example whose it is.
    pub note: Option<String>,
    pub on_behalf_of: Option<Id>,
    pub command_id: Option<String>,
    pub key: Option<Key>,
}

/// # Errors
/// `Refused` where it is not the caller's to do now, or a group's; `Invalid` for a note that is too long; `NotFound`.
pub async fn hand_back(ctx: &Ctx, flow: &Id, step: &str, request: HandBackRequest) -> Result<Ran, Problem> {
    may_act(ctx)?;
    let standing = Standing::of(ctx, request.on_behalf_of)?;
    let note = request.note.map(|note| model::field::check_long_text(&note)).transpose();
    let note = note.map_err(|message| Problem::invalid("note", message))?;
    let act = HandBack {
        step: step.to_owned(),
        attempt: request.attempt,
        note: note.filter(|note| !note.is_empty()),
        for_any: standing.for_any,
    };
    let mut order = Order::new(flow.clone(), Act::HandBack(act));
    order.command_id = request.command_id;
    order.key = request.key;
    order.on_behalf_of = standing.on_behalf_of;
    run(ctx, order).await
}
