//! A code that was typed: of the device, once each, or a recovery code.

use super::totp;
use crate::{
    App,
    problem::Problem,
    secrets::{sealed, token},
};
use base64::Engine as _;
use model::{Id, Instant};
use store::{DbError, System, factors};
use texts::Sentence;

/// # Errors
/// Storage that cannot be reached.
pub async fn is_on(app: &App, account: &Id) -> Result<bool, Problem> {
    let factor = factors::get(&app.db, &System, account).await?;
    Ok(factor.is_some_and(|factor| factor.confirmed_at.is_some()))
}

/// # Errors
/// `Invalid` at `code` for one that is wrong or was used, `TooMany` tries.
pub async fn check(app: &App, account: &Id, typed: &str, now: Instant) -> Result<(), Problem> {
    let tries = &app.factor_tries.0;
    tries.count(account.as_str(), now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    let factor = factors::get(&app.db, &System, account).await?.ok_or_else(wrong)?;
    let secret = secret(app, &factor)?;
    let used = match totp::step_of(&secret, typed, now) {
        Some(step) => factors::use_step(account, step),
        None => factors::use_code(account, &recovery_hash(account, typed), now),
    };
    match app.db.transact(vec![used]).await {
        Err(DbError::Conflict { .. }) => Err(wrong()),
        written => {
            written?;
            tries.forget(account.as_str());
            Ok(())
        }
    }
}

pub(super) fn wrong() -> Problem {
    Problem::invalid("code", Sentence::portal_factor_wrong())
}

/// What is stored of a recovery code, however it was typed.
pub(super) fn recovery_hash(account: &Id, typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    token::hash(&format!("{account} {}", plain.to_ascii_lowercase()))
}

pub(super) fn secret(app: &App, factor: &factors::SecondFactor) -> Result<Vec<u8>, Problem> {
    let opened = sealed::open(&app.key, &about(&factor.account), &factor.secret_sealed);
    let text = opened.ok_or_else(|| Problem::broken("a second factor was sealed with another key"))?;
    base64::engine::general_purpose::STANDARD.decode(text).map_err(Problem::broken)
}

pub(super) fn about(account: &Id) -> [&str; 2] {
    ["second factor", account.as_str()]
}
