//! Admin: the server mails go out through.

pub mod remove;
pub mod save;
pub mod show;
pub mod test;
