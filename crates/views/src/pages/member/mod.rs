//! Members and their groups.

mod group;
mod list;

pub use group::{GroupPage, group};
pub use list::{GroupRow, MemberForm, MemberRow, Members, OneTimeLink, list};
