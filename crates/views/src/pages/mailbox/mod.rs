//! The demo mailbox: mails that would have been sent.

mod list;
mod show;

pub use list::{MailRow, list};
pub use show::{MailPage, framed, show};
