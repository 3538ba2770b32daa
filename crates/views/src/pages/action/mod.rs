//! Action pages: one thing to do, by a personal link, without signing in.

mod closed;
mod done;
mod kept;
mod lending;
mod show;

pub use closed::{Closed, ClosedBecause, closed};
pub use done::{Done, done};
pub use kept::Keeping;
pub(crate) use kept::offline;
pub use lending::{LendErrors, LendPage, LendTyped, Lending, lend};
pub use show::{ActionPage, show};
