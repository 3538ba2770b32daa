//! A password, for those who set one.

use super::enter::{Door, Entering, enter, parts};
use crate::{App, email, problem::Problem, secrets::password};
use model::{Entropy, Instant};
use store::{System, accounts};
use texts::Sentence;

/// # Errors
/// `Invalid` for everything that does not fit, without saying what; `TooMany` tries, counted together with those of
/// members.
pub async fn by_password(
    app: &App,
    (address, typed): (&str, String),
    from: Entering,
    now: Instant,
    mut entropy: Entropy,
) -> Result<Door, Problem> {
    let address = email::normalise(address);
    let tries = &app.sign_in_tries.0;
    tries.count(&address, now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    let account = accounts::by_email(&app.db, &System, &address).await?;
    let too_long = typed.len() > password::LENGTH_MAX;
    let stored = account.filter(|_| !too_long).and_then(|account| account.password_hash);
    let typed = if too_long { String::new() } else { typed };
    let right = password::verify(typed, stored).await.inspect_err(|_| tries.give_back(&address))?;
    let known = parts(app, &address, &from.organisation).await?;
    if !right || known.is_empty() {
        return Err(Problem::invalid("", Sentence::portal_password_wrong()));
    }
    let door = enter(app, &address, &known, (Vec::new(), from), (now, &mut entropy)).await?;
    tries.forget(&address);
    Ok(door)
}
