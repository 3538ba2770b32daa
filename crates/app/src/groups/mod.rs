//! Groups: named sets of members that can fill a role.

mod among;
mod create;
mod list;
mod members_by_name;
mod set_members;

pub(crate) use among::Among;
pub use create::create;
pub(crate) use create::{group_names, new_group};
pub use list::{Group, GroupMember, list};
pub use members_by_name::members_by_name;
pub use set_members::set_members;
