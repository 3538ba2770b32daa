//! Documents of a step: given, and decided on.

pub mod decide;
pub mod give;
