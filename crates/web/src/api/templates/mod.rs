//! Templates: drafts made, replaced and published by key.

pub mod create;
pub mod list;
pub mod publish;
pub mod show;
pub mod start_link;
pub mod start_link_mails;
pub mod versions;
