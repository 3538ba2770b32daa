//! The looks of the organisation as files: a stylesheet of one line, and the logo.

pub mod logo;
pub mod stylesheet;
