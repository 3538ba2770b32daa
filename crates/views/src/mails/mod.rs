//! Mails as typed functions: subject, text part, HTML part. One column, one button, no remote images.
//! Never here: anything internal in a mail to an outside person; the caller hands in what they may read.

mod assignment;
mod code;
mod letter;
mod message;
mod overdue;
mod owner_needed;
mod password;
mod receipt;
mod returned;

pub use assignment::{Assignment, assignment};
pub use code::{CodeMail, code};
pub use message::{MessageMail, message};
pub use overdue::{Overdue, overdue};
pub use owner_needed::{OwnerNeeded, owner_needed};
pub use password::{PasswordLink, password};
pub use receipt::{Receipt, receipt};
pub use returned::{Returned, returned};

use crate::{Brand, Local};

/// A mail, ready to be sent. The subject has no line end and at most 150 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Who writes, to whom, and when.
#[derive(Clone, Debug)]
pub struct Envelope {
    pub brand: Brand,
    /// The moment of writing, in the organisation's zone.
    pub local: Local,
    /// Name of the person written to, if known.
    pub name: Option<String>,
}

impl Envelope {
    fn greeting(&self) -> String {
        self.name.as_ref().map_or_else(|| "Hello,".to_owned(), |name| format!("Hello {name},"))
    }
}
