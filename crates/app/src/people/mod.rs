//! People a flow speaks of: found again by address and name, or made together with the act that names them.

mod cast;
mod name;
mod reading;

pub(crate) use cast::Cast;
pub(crate) use name::name_of;
pub use reading::{Profile, change_profile, remember};
