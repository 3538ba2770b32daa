//! API keys: made, listed, revoked, recognised. The key itself is shown once and kept as a hash.

mod authenticate;
mod create;
mod list;
mod revoke;

pub(crate) use authenticate::Known;
pub use authenticate::authenticate;
pub(crate) use authenticate::by_id;
pub use create::create;
pub use list::{KeyLine, list};
pub use revoke::revoke;
