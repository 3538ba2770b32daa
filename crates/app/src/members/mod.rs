//! Members: persons who may sign in and act for the firm.

mod add;
mod change;
mod disable;
mod enable;
mod list;
mod names;
mod owners;
mod renew_password_link;
mod search;
mod show;

pub(crate) use add::joining;
pub use add::{NewMember, add, add_with};
pub use change::{MemberChange, change};
pub use disable::disable;
pub use enable::enable;
pub use list::{Member, list};
pub use names::names;
pub use owners::owners;
pub use renew_password_link::renew_password_link;
pub use search::{FOUND_MAX, FoundMember, search};
pub use show::{Work, show, work};
