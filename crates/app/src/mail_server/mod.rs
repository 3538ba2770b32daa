//! Where the organisation's mails go out, as an admin said on its page. Settings of the server itself come before it.
//! Never here: sending.

mod current;
mod read;
mod remove;
mod save;
mod tested;

pub use current::current;
pub use read::{Given, read};
pub use remove::remove;
pub use save::save;
pub use store::mail_servers::Tls;
pub use tested::tested;

use model::Instant;

/// Everything needed to hand a mail over.
#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub user: Option<String>,
    /// `None` without a user, and where it cannot be opened with this server's key any more.
    pub password: Option<String>,
    /// An e-mail address; mails come from it in the organisation's name.
    pub sender: String,
    pub changed_at: Instant,
}

/// Without the password.
impl std::fmt::Debug for MailServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MailServer({}:{}, {:?}, from {})", self.host, self.port, self.tls, self.sender)
    }
}
