//! What may be started from the portal, in which order, and client groups. Everything here needs the scope `admin`.

pub mod entries;
pub mod groups;
mod schema;
