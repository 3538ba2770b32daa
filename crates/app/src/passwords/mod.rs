//! Passwords, set through one-time links. Neither the link's token nor the password is ever stored.

mod check_link;
mod issue_link;
mod set;

pub use check_link::check_link;
pub(crate) use issue_link::issue_link;
pub use set::set;

/// A one-time password link opens for this long.
pub const LINK_HOURS: i64 = 72;

/// Where somebody sets a password; shown once, to whoever asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeLink {
    pub url: String,
}
