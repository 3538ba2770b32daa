//! Second factors: a code from a device of one's own besides the password or the mailed code, and recovery codes for
//! the day that device is lost. Secrets are stored sealed, recovery codes as hashes.

mod check;
mod rule;
mod setup;
mod ticket;
mod totp;

pub use check::{check, is_on};
pub use rule::{are_required, end_of_member, is_on_of_member, require_of_members};
pub use setup::{Owner, Secret, State, begin, confirm, end, new_codes, state};
pub use ticket::{Way, over, redeem, ticket};
pub use totp::code_at;

use crate::limit::Limit;

/// Codes somebody may type before their account is locked for a while.
const TRIES_MAX: u32 = 10;
const TRIES_WINDOW_MINUTES: i64 = 15;

/// Codes typed, by account.
pub struct Tries(Limit);

impl Default for Tries {
    fn default() -> Self {
        Self(Limit::new(TRIES_MAX, TRIES_WINDOW_MINUTES))
    }
}
