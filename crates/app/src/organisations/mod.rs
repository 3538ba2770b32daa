//! The organisation of this server: who it is, how it shows itself, in which zone, with which business calendar.

mod change;
mod current;
mod ensure_default;
mod fixed;
mod logo;

pub(crate) use change::statements;
pub use change::{Change, change};
pub(crate) use current::forget;
pub use current::{Organisation, default, refresh};
pub use ensure_default::{NewOrganisation, ensure_default};
pub use fixed::{Fixed, FixedMail, FixedSender};
pub use logo::{Logo, NewLogo, SIDE_PX_MAX, logo, remove_logo, set_logo};

/// Short name of the organisation that answers every host.
pub const DEFAULT_SLUG: &str = "default";
