//! Records out of a table: the upload, what its columns are, what would happen, and how far it has come.

mod new;
mod show;

pub use new::{ImportNew, RecentImport, new};
pub use show::{ColumnRow, FailureRow, ImportCounts, ImportPage, ImportState, show};
