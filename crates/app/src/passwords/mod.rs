//! Passwords, set through one-time links. Neither the link's token nor the password is ever stored.

mod change;
mod check_link;
mod forgot;
mod issue_link;
mod set;

pub use crate::secrets::password::LENGTH_MIN;
pub use change::{Change, change};
pub use check_link::check_link;
pub use forgot::forgot;
pub(crate) use issue_link::{NewLink, address, issue_link};
pub(crate) use set::check;
pub use set::set;

/// An admin's one-time password link opens for this long.
pub const LINK_HOURS: i64 = 72;
/// One that somebody asked for who forgot their password.
pub const RESET_HOURS: i64 = 3;

/// Where somebody sets a password; shown once, to whoever asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeLink {
    pub url: String,
    /// It goes to its person by mail too.
    pub mailed: bool,
}
