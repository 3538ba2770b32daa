//! The audit log.

mod acts;
mod list;

pub use acts::{ACTS, act_words};
pub use list::{Audit, AuditRow, list};
