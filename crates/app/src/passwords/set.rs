//! Setting a password: uses the link up and signs the account out everywhere.

use super::check_link::open;
use crate::{
    App,
    problem::Problem,
    secrets::{
        password::{LENGTH_MAX, LENGTH_MIN, hash},
        token,
    },
};
use model::{Entropy, Instant};
use store::{DbError, accounts, sessions};
use texts::Sentence;

/// # Errors
/// `NotFound` for a link that does not open, `Invalid` for a password that is too short or too long, `TooMany` where
/// too many are set at once.
pub async fn set(
    app: &App,
    token: &str,
    password: String,
    now: Instant,
    mut entropy: Entropy,
) -> Result<(), Problem> {
    let link = open(app, token, now).await?;
    check(&password)?;
    let hashed = hash(password, &mut entropy).await?;
    let statements = vec![
        accounts::use_password_link(&token::hash(token), now),
        accounts::set_password(&link.account, &hashed),
        sessions::delete_of_account(&link.account),
    ];
    match app.db.transact(statements).await {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}

/// # Errors
/// `Invalid` for one that is too short or too long.
pub(crate) fn check(password: &str) -> Result<(), Problem> {
    if password.chars().count() < LENGTH_MIN {
        return Err(Problem::invalid("password", Sentence::problem_password_short(LENGTH_MIN)));
    }
    if password.len() > LENGTH_MAX {
        return Err(Problem::invalid("password", Sentence::problem_password_long(LENGTH_MAX)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_but_not_endless() {
        for (password, fits) in [
            ("", false),
            ("short", false),
            ("ten chars!", true),
            (&*"a".repeat(200), true),
            (&*"a".repeat(201), false),
        ] {
            assert_eq!(check(password).is_ok(), fits, "{} characters", password.len());
        }
    }
}
