//! Files of a flow: their rows, and who may read them. The bytes are the caller's business.

mod given;
mod list;
mod open;

pub use given::GivenFile;
pub(crate) use given::name;
pub use list::{FilePage, FileRow, count, list, page};
pub use open::open;

use crate::{Ctx, caller::Caller, flows::Loaded};

/// How files are marked that no outside role may read.
pub(crate) const INTERNAL: &str = "internal";

/// Members read all; people outside what their own role gave or was given.
fn may_see(ctx: &Ctx, loaded: &Loaded, audience: &str) -> bool {
    match &ctx.caller {
        Caller::Outside { person, .. } => {
            audience != INTERNAL && loaded.state.players(audience).contains(person)
        }
        _ => true,
    }
}
