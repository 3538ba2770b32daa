//! Mails as typed functions: subject, text part, HTML part. One column, one button, no remote images.
//! Never here: anything internal in a mail to an outside person; the caller hands in what they may read.

mod assignment;
mod code;
mod collected;
mod escalated;
mod lending;
mod letter;
mod message;
mod milestone;
mod overdue;
mod owner_needed;
mod password;
mod receipt;
mod record_message;
mod recorded;
mod reminder;
mod renewed;
mod returned;
mod sign_in_changed;
mod stalled;
mod start_link;
mod test_message;
mod to_prepare;

pub use assignment::{Assignment, assignment};
pub use code::{CodeMail, code};
pub use collected::{Collected, Item, What, collected};
pub use escalated::{Escalated, escalated};
pub use lending::{DoneForYou, GivenBack, Lent, done_for_you, given_back, lent};
pub use message::{MessageMail, message};
pub use milestone::{Milestone, milestone};
pub use overdue::{Overdue, overdue};
pub use owner_needed::{OwnerNeeded, owner_needed};
pub use password::{PasswordLink, password};
pub use receipt::{Receipt, receipt};
pub use record_message::{RecordMessageMail, record_message};
pub use recorded::{Recorded, recorded};
pub use reminder::{Reminder, reminder};
pub use renewed::{Renewed, renewed};
pub use returned::{Returned, returned};
pub use sign_in_changed::{SignInChange, SignInChanged, sign_in_changed};
pub use stalled::{Cause, Stalled, stalled};
pub use start_link::{StartLinkMail, start_link};
pub use test_message::test_message;
pub use to_prepare::{ToPrepare, to_prepare};

use crate::{Brand, Local};
use texts::Texts;

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
    /// The moment of writing, in the organisation's zone and the reader's language.
    pub local: Local,
    /// Name of the person written to, if known.
    pub name: Option<String>,
}

impl Envelope {
    fn texts(&self) -> Texts {
        self.local.texts()
    }

    fn greeting(&self) -> String {
        let texts = self.texts();
        self.name
            .as_ref()
            .map_or_else(|| texts.mail_greeting_unknown().to_owned(), |name| texts.mail_greeting(name))
    }
}
