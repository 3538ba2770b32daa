//! Admin: groups that can play a role.

pub mod create;
pub mod edit;
