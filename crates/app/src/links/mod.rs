//! Magic links: what somebody outside opens without signing in, and how they prove their address on a device.
//! Never here: a stored token or code; both are made from ids by the server's key.

mod beside;
mod flow_link;
mod open;
mod prove;
mod renew;
mod send_code;

pub use beside::{to_assignment, to_flow};
pub(crate) use flow_link::{flow_link, new_flow_link};
pub use open::{LendingOver, LinkKind, LinkOpened, lending_over, open};
pub use prove::{Proof, prove};
pub use renew::renew;
pub use send_code::send_code;

use crate::{App, limit::Limit, problem::Problem};
use model::Instant;
use store::Viewer;

/// A magic link opens for this long; renewing begins anew.
pub const LINK_DAYS: i64 = 30;
/// A device stays proved for this long.
pub const DEVICE_DAYS: i64 = 90;
/// A code can be used for this long.
pub const CODE_MINUTES: i64 = 10;
/// Wrong or right, a code is compared this often.
pub const CODE_TRIES_MAX: i64 = 5;
/// Codes somebody may ask for within an hour.
const CODES_AN_HOUR: i64 = 5;
/// Mails strangers may cause to an address nobody has proved to be theirs, within an hour.
const UNPROVED_MAILS_AN_HOUR: u32 = 3;

/// The same to an address that was proved: its owner reads them, and need not read a hundred.
const PROVED_MAILS_AN_HOUR: u32 = 30;
/// New links in place of one dead link, within an hour.
const RENEWALS_AN_HOUR: u32 = 3;

/// Mails strangers cause, by address, and by link.
pub struct MailsOfStrangers {
    unproved: Limit,
    proved: Limit,
    renewals: Limit,
}

impl Default for MailsOfStrangers {
    fn default() -> Self {
        Self {
            unproved: Limit::new(UNPROVED_MAILS_AN_HOUR, 60),
            proved: Limit::new(PROVED_MAILS_AN_HOUR, 60),
            renewals: Limit::new(RENEWALS_AN_HOUR, 60),
        }
    }
}

/// Counts a mail somebody asks for without being signed in.
///
/// # Errors
/// `TooMany` within an hour: few to an address nobody has proved to be theirs, more to one that was.
pub(crate) async fn count_mail(
    app: &App,
    viewer: &Viewer,
    address: &str,
    now: Instant,
) -> Result<(), Problem> {
    let mails = &app.mails_of_strangers;
    let proved = store::links::address_proved(&app.db, viewer, address).await?;
    let limit = if proved { &mails.proved } else { &mails.unproved };
    limit.count(address, now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })
}

/// Takes one count back: the mail was not caused after all.
pub(crate) fn give_back_mail(app: &App, address: &str) {
    app.mails_of_strangers.unproved.give_back(address);
    app.mails_of_strangers.proved.give_back(address);
}
