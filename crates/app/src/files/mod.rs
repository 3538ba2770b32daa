//! Files of a flow: their rows, and who may read them. The bytes are the caller's business.

mod given;
mod list;
mod open;

pub use given::GivenFile;
pub(crate) use given::name;
pub use list::{FilePage, FileRow, count, list, page};
pub use open::open;

use crate::{
    Ctx,
    caller::{Borrower, Caller},
    flows::Loaded,
};
use store::files::File;

/// How files are marked that no outside role may read.
pub(crate) const INTERNAL: &str = "internal";

/// Members read all; people outside what their own role gave or was given; whoever something was lent to, what belongs to
/// that.
fn may_see(ctx: &Ctx, loaded: &Loaded, file: &File) -> bool {
    match &ctx.caller {
        Caller::Outside { person, lent, .. } => {
            let of_it = |lent: &Borrower| file.step_key.as_ref() == Some(&lent.step);
            file.audience != INTERNAL
                && (loaded.state.players(&file.audience).contains(person)
                    || file.giver.as_ref() == Some(person))
                && lent.as_ref().is_none_or(of_it)
        }
        _ => true,
    }
}
