//! The organisation of this server: who it is, how and where it shows itself, in which zone, with which business
//! calendar.

mod change;
mod current;
mod ensure_default;
mod fixed;
mod host;
mod looks;
mod pictures;

pub(crate) use change::statements;
use change::statements_of;
pub use change::{Change, change};
pub(crate) use current::forget;
pub use current::{Organisation, default, of, refresh};
pub use ensure_default::{NewOrganisation, ensure_default};
pub use fixed::{Fixed, FixedMail, FixedSender};
pub use host::{Hosts, address, at_host};
pub use looks::{Looks, change_looks};
pub use pictures::{NewPicture, PICTURE_BYTES_MAX, Picture, Place, picture, remove_picture, set_picture};

/// Short name of the organisation that answers every host.
pub const DEFAULT_SLUG: &str = "default";
