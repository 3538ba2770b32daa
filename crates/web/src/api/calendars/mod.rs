//! Business calendars: listed, made, changed, deleted; and which one a template's flows count in.

pub mod change;
pub mod create;
pub mod delete;
pub mod list;
pub mod of_template;
mod sent;
pub mod show;
mod shown;
