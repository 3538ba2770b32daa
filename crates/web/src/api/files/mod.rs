//! Documents: given for a start or a step, and decided on.

pub mod decide;
pub mod give;
pub mod start;
mod upload;
