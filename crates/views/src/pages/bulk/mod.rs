//! One act for many records: what is asked, the look before it happens, and what came of it.

mod choose;
mod chosen;
mod message;
mod show;
mod start;

pub use choose::{BulkTemplate, BulkTemplates, choose};
pub use chosen::Chosen;
pub use message::{BulkMessage, message};
pub use show::{BulkCounts, BulkPage, BulkRow, BulkState, BulkTab, RowState, show};
pub use start::{BulkStart, start};
