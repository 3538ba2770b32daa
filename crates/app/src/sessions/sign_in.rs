//! Signing in. One answer and one duration for every failure, so that nobody learns which addresses exist.

use super::Visitor;
use crate::{
    App, email, factors,
    problem::Problem,
    secrets::{password, token},
};
use model::{Entropy, Id, Instant};
use store::{System, accounts, sessions};
use texts::Sentence;

/// Goes into the cookie and nowhere else.
pub struct SessionToken(pub String);

/// What stands behind the door.
pub enum Door {
    Open(SessionToken),
    /// The account has a second factor; the ticket goes with the code of it.
    SecondFactor {
        ticket: String,
    },
}

/// What somebody gave to be let in, and from where they come.
#[derive(Clone, Default)]
pub struct SignIn {
    pub email: String,
    pub password: String,
    pub visitor: Visitor,
}

/// A new session for whoever knows the password.
///
/// # Errors
/// `Invalid` for everything that does not fit, without saying what; `TooMany` tries for this address.
pub async fn sign_in(app: &App, given: SignIn, now: Instant, mut entropy: Entropy) -> Result<Door, Problem> {
    let address = email::normalise(&given.email);
    app.sign_in_tries.0.count(&address, now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    let account = accounts::by_email(&app.db, &System, &address).await?;
    let too_long = given.password.len() > password::LENGTH_MAX;
    let stored = account.as_ref().filter(|_| !too_long).and_then(|account| account.password_hash.clone());
    let typed = if too_long { String::new() } else { given.password };
    let right =
        password::verify(typed, stored).await.inspect_err(|_| app.sign_in_tries.0.give_back(&address))?;
    let Some(account) = account.filter(|_| right) else { return Err(wrong()) };
    if factors::is_on(app, &account.id).await? {
        app.sign_in_tries.0.forget(&address);
        return Ok(Door::SecondFactor {
            ticket: factors::ticket(app, &account.id, factors::Way::Staff, now),
        });
    }
    let opened = open(app, account.id, given.visitor, now, &mut entropy).await?;
    app.sign_in_tries.0.forget(&address);
    Ok(Door::Open(opened))
}

/// The code of a device, or a recovery code, after [`Door::SecondFactor`].
///
/// # Errors
/// `Invalid` for a ticket that is over and a code that is wrong, `TooMany` tries.
pub async fn by_second_factor(
    app: &App,
    (ticket, code): (&str, &str),
    visitor: Visitor,
    now: Instant,
    mut entropy: Entropy,
) -> Result<SessionToken, Problem> {
    let (account, way) = factors::redeem(app, ticket, now)?;
    if way != factors::Way::Staff {
        return Err(factors::over());
    }
    factors::check(app, &account, code, now).await?;
    open(app, account, visitor, now, &mut entropy).await
}

async fn open(
    app: &App,
    account: Id,
    visitor: Visitor,
    now: Instant,
    entropy: &mut Entropy,
) -> Result<SessionToken, Problem> {
    let persons = accounts::persons(&app.db, &System, &account).await?;
    let Some(acting) = persons.into_iter().next() else { return Err(wrong()) };
    let token = token::draw(entropy);
    let session = sessions::Session {
        token_hash: token::hash(&token),
        account,
        organisation: acting.organisation,
        person: acting.person,
        created_at: now,
        expires_at: super::expiry(now, now),
        seen_at: super::hour(now),
        address: visitor.network(),
        device: visitor.device,
    };
    app.db.transact(vec![sessions::insert(session)]).await?;
    Ok(SessionToken(token))
}

fn wrong() -> Problem {
    Problem::invalid("", Sentence::problem_sign_in())
}
