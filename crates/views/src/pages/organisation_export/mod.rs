//! Everything of the organisation as one archive.

mod list;

pub use list::{ExportRow, ExportState, OrganisationExports, list};
