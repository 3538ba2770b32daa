//! The audit log: acts of admins, each entry chained to the one before. Never here: names or addresses of people,
//! which could not be erased again; entries name them by id.

mod entry;
mod list;
mod verify;
mod write;

pub use entry::Broken;
pub use list::{AuditLine, AuditPage, AuditQuery, list};
pub use verify::{Verified, verified};
pub(crate) use write::author;
pub use write::{Act, write};
