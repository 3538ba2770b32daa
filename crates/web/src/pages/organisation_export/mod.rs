//! Everything of the organisation as one archive.

pub mod archive;
pub mod list;
