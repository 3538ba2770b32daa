//! A whole flow as the client sees it, by magic link.

pub mod message;
pub mod show;
pub mod step;
