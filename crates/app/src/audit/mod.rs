//! The audit log: acts of admins, each entry chained to the one before. Never here: names or addresses of people,
//! which could not be erased again; entries name them by id.

mod entry;
mod list;
mod write;

pub use entry::{Broken, verify};
pub use list::{AuditLine, list};
pub use write::{Act, write};
