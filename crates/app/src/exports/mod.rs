//! Records as a table for spreadsheets.

mod cells;
mod column;
mod records;

pub use cells::{BOM, plain, row, safe};
pub use column::{Column, PARTS};
pub use records::Export;
