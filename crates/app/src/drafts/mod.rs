//! Half-filled forms of open assignments. Not events; gone once the assignment is done.
//! A link shows names of documents already given, not their content, until its holder's address is proved; what was
//! typed is content too. So a draft of somebody outside is shown on the device it was typed on, which alone knows its
//! place, and on proved devices. Members, who sign in, find theirs on every device.

mod find;
mod mine;
mod save;

pub use find::{Found, Kept, find};
pub use mine::mine;
pub use save::save;

use crate::{Ctx, flows::Loaded, problem::Problem};
use engine::flow::Holder;
use model::Id;

/// A draft belongs to whoever holds the open assignment: its person, whoever picked it up, or nobody yet.
fn check_held<'a>(ctx: &'a Ctx, loaded: &Loaded, assignment: &Id) -> Result<&'a Id, Problem> {
    let open = loaded.state.assignments.get(assignment).ok_or(Problem::NotFound)?;
    let person = ctx.caller.person().ok_or(Problem::NotFound)?;
    let held = match &open.holder {
        Holder::Person(holder) | Holder::Pool { picked_by: Some(holder), .. } => holder == person,
        Holder::Pool { members, .. } => members.contains(person),
    };
    if held { Ok(person) } else { Err(Problem::NotFound) }
}
