//! Admin: kinds of records.

pub mod delete;
pub mod edit;
mod form;
pub mod list;
