//! Setting a password: uses the link up and signs the account out everywhere.

use super::check_link::open;
use crate::{
    App,
    mails::{SignInChange, sign_in_changed_row},
    problem::Problem,
    secrets::{
        password::{LENGTH_MAX, LENGTH_MIN, hash},
        token,
    },
};
use model::{Entropy, Id, Instant};
use store::{DbError, Statement, System, accounts, sessions};
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
    let told = told(app, &link, now, &mut entropy).await?;
    let mut statements = vec![
        accounts::use_password_link(&token::hash(token), now),
        accounts::set_password(&link.account, &hashed),
        sessions::delete_of_account(&link.account),
    ];
    statements.extend(told);
    match app.db.transact(statements).await {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}

/// Whoever had a password before hears that it is another now.
async fn told(
    app: &App,
    link: &accounts::PasswordLink,
    now: Instant,
    entropy: &mut Entropy,
) -> Result<Option<Statement>, Problem> {
    let account = accounts::get(&app.db, &System, &link.account).await?;
    if account.is_none_or(|account| account.password_hash.is_none()) {
        return Ok(None);
    }
    let persons = accounts::persons(&app.db, &System, &link.account).await?;
    let acting = persons.into_iter().find(|acting| acting.organisation == link.organisation);
    Ok(acting.map(|acting| {
        let id = Id::new(now, entropy);
        sign_in_changed_row(id, &acting.organisation, &acting.person, (SignInChange::Password, now))
    }))
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
