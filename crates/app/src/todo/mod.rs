//! What somebody has to do: their open assignments, and those of their groups that nobody picked up.

mod count;
mod list;

pub use count::{TodoCounts, count, open};
pub use list::{TodoLine, list};

use crate::{Ctx, problem::Problem};
use model::Id;

/// Keys and the system have nothing to do.
fn person(ctx: &Ctx) -> Result<&Id, Problem> {
    ctx.caller.person().ok_or(Problem::NotFound)
}
