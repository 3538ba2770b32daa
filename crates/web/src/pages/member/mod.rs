//! Admin: members and groups.

pub mod add;
pub mod list;
pub mod renew_link;
