//! Half-filled forms, one per assignment. Not events; gone once the assignment is done.

mod load;
mod save;

pub use load::load;
pub use save::save;

use crate::{Ctx, flows::Loaded, problem::Problem};
use engine::flow::Holder;
use model::Id;

/// A draft belongs to whoever holds the open assignment: its person, whoever picked it up, or nobody yet.
fn check_held(ctx: &Ctx, loaded: &Loaded, assignment: &Id) -> Result<(), Problem> {
    let open = loaded.state.assignments.get(assignment).ok_or(Problem::NotFound)?;
    let person = ctx.caller.person().ok_or(Problem::NotFound)?;
    let held = match &open.holder {
        Holder::Person(holder) | Holder::Pool { picked_by: Some(holder), .. } => holder == person,
        Holder::Pool { members, .. } => members.contains(person),
    };
    if held { Ok(()) } else { Err(Problem::NotFound) }
}
