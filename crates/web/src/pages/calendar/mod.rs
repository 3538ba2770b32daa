//! Admin: business calendars.

pub mod delete;
pub mod edit;
mod file;
mod form;
pub mod list;
pub mod new;
