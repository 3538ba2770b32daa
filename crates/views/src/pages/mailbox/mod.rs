//! The mailbox: mails of a demo, and those that wait until a mail server is set up.

mod list;
mod show;

pub use list::{MailRow, Mailbox, list};
pub use show::{MailPage, framed, show};
