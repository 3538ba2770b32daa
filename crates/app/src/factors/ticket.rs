//! Between the password and the code: whose turn it is, signed, for a few minutes. Nothing is stored of it.

use crate::{
    App,
    problem::Problem,
    secrets::nonce::{self, Binding},
};
use model::{Id, Instant};
use texts::Sentence;

const VALID_MINUTES: i64 = 10;
const MINUTE_MICROS: i64 = 60_000_000;
const BOUND_TO: [&str; 1] = ["second factor"];

/// What the account is to be let in to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Staff,
    Portal { remembered: bool },
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Portal { remembered: true } => "portal-remembered",
            Self::Portal { remembered: false } => "portal",
        }
    }
}

const WAYS: [Way; 3] = [Way::Staff, Way::Portal { remembered: true }, Way::Portal { remembered: false }];

pub fn ticket(app: &App, account: &Id, way: Way, now: Instant) -> String {
    let minute = now.0 / MINUTE_MICROS;
    nonce::write(&app.key, &Binding(&BOUND_TO), &format!("{account}:{}:{minute}", way.word()), now)
}

/// # Errors
/// `Invalid` for a ticket that is over, or not ours.
pub fn redeem(app: &App, ticket: &str, now: Instant) -> Result<(Id, Way), Problem> {
    let said = nonce::read(&app.key, &Binding(&BOUND_TO), ticket, now).map_err(|_| over())?;
    let mut parts = said.splitn(3, ':');
    let (Some(account), Some(way), Some(minute)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(over());
    };
    let way = WAYS.into_iter().find(|known| known.word() == way).ok_or_else(over)?;
    let made: i64 = minute.parse().map_err(|_| over())?;
    if now.0 / MINUTE_MICROS - made > VALID_MINUTES {
        return Err(over());
    }
    Ok((Id::given(account), way))
}

/// The way begins anew.
pub fn over() -> Problem {
    Problem::invalid("", Sentence::portal_factor_over())
}
