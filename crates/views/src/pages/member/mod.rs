//! Members and their groups.

mod list;

pub use list::{GroupRow, MemberForm, MemberRow, Members, OneTimeLink, list};
