//! Records: listed, made, changed, and what else is done to them.

pub mod change;
pub mod contacts;
pub mod create;
pub mod history;
pub mod list;
pub mod merge;
pub mod schema;
mod sent;
pub mod show;
mod shown;
pub mod status;
