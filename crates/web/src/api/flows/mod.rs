//! Flows: started, read, listed, and their logs.

pub mod add_step;
pub mod cancel;
pub mod create;
pub mod list;
pub mod log;
pub mod pause;
pub mod priority;
pub mod rebind;
pub mod show;
pub mod signal;
pub mod times;
