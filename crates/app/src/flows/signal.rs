//! A named thing has happened outside: what waits for it goes on.

use super::{Order, Ran, load, run, sight};
use crate::{
    app::Ctx,
    caller::Caller,
    idempotency::Key,
    policy::{self, Intention},
    problem::Problem,
};
use engine::flow::Act;
use model::Id;

/// What makes a repeat harmless: of a form, or of the API.
#[derive(Clone, Default)]
pub struct Once {
    pub command_id: Option<String>,
    pub key: Option<Key>,
    /// In the words of a person who says that it came.
    pub reason: Option<String>,
}

/// # Errors
/// `NotAllowed` for members other than the owner and admins and for keys without the scope, `Refused` where nobody waits
/// for it, `NotFound`.
pub async fn signal(ctx: &Ctx, flow: &Id, name: &str, once: Once) -> Result<Ran, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let act = Act::Signal { name: name.to_owned(), reason: once.reason };
    let mut order = Order::new(flow.clone(), act);
    order.command_id = once.command_id;
    order.key = once.key;
    // A program speaks for itself: the owner said nothing.
    if matches!(ctx.caller, Caller::Member(_)) {
        order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    }
    run(ctx, order).await
}
