//! Templates: what can be started, and the public link that starts it.

pub mod calendar;
pub mod list;
pub mod publish;
pub mod show;
pub mod start_link;
pub mod start_link_mails;
pub mod versions;
pub mod write;
