//! Admin: the organisation itself: name, looks, and where its mails go out.

mod color;
mod fixed;
mod mail;
mod pictures;
mod preview;
mod show;
mod zone;

pub use mail::{MailForm, MailPage, MailWay, TlsWord, TrialOutcome, mail};
pub use show::{OrganisationForm, OrganisationPage, show};
pub(crate) use zone::{language_select, zone_select};
