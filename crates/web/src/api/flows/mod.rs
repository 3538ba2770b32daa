//! Flows: started, read, listed, and their logs.

pub mod create;
pub mod list;
pub mod log;
pub mod show;
