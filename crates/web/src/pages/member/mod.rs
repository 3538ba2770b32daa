//! Admin: members.

pub mod add;
pub mod disable;
pub mod edit;
pub mod enable;
pub mod list;
pub mod renew_link;
pub mod save;
pub mod sign_out;
