//! How the organisation shows itself.

pub mod looks;
pub mod pictures;
