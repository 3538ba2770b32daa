//! Views of the list of flows that members keep: a filter and an order under a name of their own.

mod choices;
mod delete;
mod list;
mod rename;
mod save;

pub use choices::{Choices, ViewChoice, choices};
pub use delete::delete;
pub use list::list;
pub use rename::rename;
pub use save::save;
pub use store::flow_views::FlowView;

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;

/// Views are a person's own; keys and the system have none.
fn owner(ctx: &Ctx) -> Result<&Id, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    ctx.caller.person().ok_or(Problem::NotFound)
}
