//! The organisation of this server: who it is, in which zone, with which business calendar.

mod current;
mod ensure_default;

pub use current::{Organisation, default};
pub use ensure_default::{NewOrganisation, ensure_default};

/// Short name of the organisation that answers every host.
pub const DEFAULT_SLUG: &str = "default";
