//! Members and their groups.

mod disable;
mod edit;
mod group;
mod list;
mod may;

pub use disable::{Disabling, disable};
pub use edit::{MemberPage, edit};
pub use group::{GroupPage, group};
pub use list::{GroupRow, MemberForm, MemberRow, MemberState, Members, OneTimeLink, list};
pub use may::May;
