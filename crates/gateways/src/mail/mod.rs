//! Sending mail: what a mail is, who can send one, and how sending fails.

mod address;
#[cfg(any(test, feature = "fake"))]
pub mod fake;
mod message;
mod smtp;

pub use address::{MailAddress, NotAnAddress};
pub use smtp::{NotASmtpUrl, Reach, Smtp, SmtpSettings, SmtpTls};

use crate::Answer;
use model::Instant;

/// One mail to one person, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Without angle brackets, for example `01hx…@baton.example`. The same mail sent again keeps it, so that
    /// a mailbox which got it twice can tell.
    pub message_id: String,
    /// The `Date` header; a mail sent again keeps it.
    pub at: Instant,
    pub from: MailAddress,
    pub to: MailAddress,
    pub reply_to: Option<MailAddress>,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Takes a mail to where it will be delivered from. One call is one try.
pub trait Mailer: Send + Sync {
    fn send<'a>(&'a self, mail: &'a Mail) -> Answer<'a, Result<(), MailError>>;
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The server is away, hangs, takes no mail at the moment, or refuses us: no other mail would go either.
    #[error("{0}")]
    Away(String),
    /// Trying this mail again later can help.
    #[error("{0}")]
    Temporary(String),
    /// Trying again cannot help: the server refused this mail or this address for good.
    #[error("{0}")]
    Permanent(String),
}
