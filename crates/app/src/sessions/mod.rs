//! Sessions: how members sign in, stay signed in, and leave. The store keeps hashes of tokens only.

mod list;
mod resume;
mod revoke;
mod sign_in;
mod sign_out;
mod visitor;

pub use list::{SessionLine, list};
pub use resume::{SessionInfo, resume};
pub use revoke::{revoke, revoke_of_member, revoke_others};
pub use sign_in::{Door, SessionToken, SignIn, by_second_factor, sign_in};
pub use sign_out::sign_out;
pub use visitor::Visitor;

use crate::limit::Limit;
use model::Instant;

/// A session nobody uses ends after this long.
pub const IDLE_HOURS: i64 = 12;
/// However much it is used, a session ends after this long.
pub const LIFE_DAYS: i64 = 30;
/// Tries of one address, right or wrong, before the next is refused unread.
pub const TRIES_MAX: u32 = 10;
pub const TRIES_WINDOW_MINUTES: i64 = 15;

const HOUR_MICROS: i64 = 3_600_000_000;

/// Tries to sign in, by address.
pub struct Tries(pub(crate) Limit);

impl Default for Tries {
    fn default() -> Self {
        Self(Limit::new(TRIES_MAX, TRIES_WINDOW_MINUTES))
    }
}

/// When a session made at `created_at` and used `now` ends, if it is not used again.
fn expiry(created_at: Instant, now: Instant) -> Instant {
    now.plus_seconds(IDLE_HOURS * 3_600).min(created_at.plus_days(LIFE_DAYS))
}

/// What is kept of when a session was used: the hour, which is enough to recognise it.
fn hour(of: Instant) -> Instant {
    of.plus_micros(-of.0.rem_euclid(HOUR_MICROS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn use_keeps_a_session_alive_but_not_for_ever() {
        let made = Instant(1_700_000_000_000_000);
        assert_eq!(expiry(made, made), made.plus_seconds(12 * 3_600));
        assert_eq!(expiry(made, made.plus_days(20)), made.plus_days(20).plus_seconds(12 * 3_600));
        assert_eq!(expiry(made, made.plus_days(30)), made.plus_days(30));
    }
}
