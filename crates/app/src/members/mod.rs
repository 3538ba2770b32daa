//! Members: persons who may sign in and act for the firm.

mod add;
mod disable;
mod list;
mod names;
mod renew_password_link;

pub use add::{NewMember, add};
pub use disable::disable;
pub use list::{Member, list};
pub use names::names;
pub use renew_password_link::renew_password_link;
