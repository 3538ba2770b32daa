//! Kinds of records: those that come with Baton, and those an admin defines.

mod built_in;
mod define;
mod known;
mod of_definition;

pub use built_in::{CLIENT, EMPLOYEE, PARTNER, PROSPECT};
pub use define::{KindGiven, change, create, delete, reset};
pub use known::{Kind, all, find};
pub(crate) use known::{is_there, known, launches, of_which_start};
pub(crate) use of_definition::{refuse_unknown, warnings};

/// Kinds with an entry of their own in the menu; the others stand under More.
pub const IN_MENU: [&str; 3] = [PROSPECT, CLIENT, EMPLOYEE];
