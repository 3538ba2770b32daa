//! Letting somebody in whose address or password was proved: a session, or first the code of their device.

use crate::{
    App, factors,
    portal::guest::{expiry, hour},
    problem::Problem,
    secrets::token,
    sessions::Visitor,
};
use model::{Entropy, Id, Instant};
use store::{
    DbError, Statement, System,
    accounts::{self, Account, AccountPerson},
    portal::sessions::{self, Part, PortalSession},
};

/// Where somebody comes in from.
#[derive(Clone, Debug)]
pub struct Entering {
    pub visitor: Visitor,
    /// The device is theirs alone.
    pub is_remembered: bool,
    /// Whose pages they were on.
    pub organisation: Id,
}

/// A new session.
pub struct Opened {
    /// Goes into the cookie and nowhere else.
    pub token: String,
    pub is_remembered: bool,
    /// They may act as more than one person, and choose.
    pub has_choice: bool,
}

/// What stands behind the door.
pub enum Door {
    Open(Opened),
    /// The account has a second factor; the ticket goes with the code of it.
    SecondFactor {
        ticket: String,
    },
}

/// The first of all this address may act as, those of the organisation whose pages these are first.
pub(super) async fn parts(app: &App, address: &str, organisation: &Id) -> Result<Vec<Part>, Problem> {
    let mut parts = sessions::parts(&app.db, &System, address).await?;
    parts.sort_by_key(|part| part.organisation != *organisation);
    Ok(parts)
}

/// Somebody was proved: asks for the second factor where there is one. `used` is committed with what follows.
pub(super) async fn enter(
    app: &App,
    address: &str,
    parts: &[Part],
    (used, from): (Vec<Statement>, Entering),
    (now, entropy): (Instant, &mut Entropy),
) -> Result<Door, Problem> {
    let (account, made) = account(app, address, now, entropy).await?;
    if factors::is_on(app, &account).await? {
        app.db.transact([used, made].concat()).await?;
        let ticket =
            factors::ticket(app, &account, factors::Way::Portal { remembered: from.is_remembered }, now);
        return Ok(Door::SecondFactor { ticket });
    }
    open(app, &account, parts, ([used, made].concat(), from), (now, entropy)).await.map(Door::Open)
}

/// The code of a device, or a recovery code, after [`Door::SecondFactor`].
///
/// # Errors
/// `Invalid` for a ticket that is over and a code that is wrong, `TooMany` tries.
pub async fn by_second_factor(
    app: &App,
    (ticket, code): (&str, &str),
    from: Entering,
    now: Instant,
    mut entropy: Entropy,
) -> Result<Opened, Problem> {
    let (account, way) = factors::redeem(app, ticket, now)?;
    let factors::Way::Portal { remembered } = way else { return Err(factors::over()) };
    factors::check(app, &account, code, now).await?;
    let known = accounts::get(&app.db, &System, &account).await?.ok_or_else(factors::over)?;
    let parts = parts(app, &known.email, &from.organisation).await?;
    let from = Entering { is_remembered: remembered, ..from };
    open(app, &account, &parts, (Vec::new(), from), (now, &mut entropy)).await
}

async fn open(
    app: &App,
    account: &Id,
    parts: &[Part],
    (mut statements, from): (Vec<Statement>, Entering),
    (now, entropy): (Instant, &mut Entropy),
) -> Result<Opened, Problem> {
    let first = parts.first().ok_or(Problem::NotFound)?;
    let token = token::draw(entropy);
    let mut persons: Vec<&Part> = Vec::new();
    for part in parts {
        if persons.iter().all(|known| known.person != part.person) {
            persons.push(part);
        }
    }
    for part in &persons {
        statements.push(accounts::link(AccountPerson {
            account: account.clone(),
            person: part.person.clone(),
            organisation: part.organisation.clone(),
        }));
    }
    statements.push(sessions::insert(PortalSession {
        token_hash: token::hash(&token),
        account: account.clone(),
        organisation: first.organisation.clone(),
        person: first.person.clone(),
        record: None,
        is_remembered: from.is_remembered,
        created_at: now,
        expires_at: expiry(from.is_remembered, now),
        seen_at: hour(now),
        address: from.visitor.network(),
        device: from.visitor.device,
    }));
    app.db.transact(statements).await?;
    Ok(Opened { token, is_remembered: from.is_remembered, has_choice: persons.len() > 1 })
}

/// The account of an address, made with the first sign-in.
async fn account(
    app: &App,
    address: &str,
    now: Instant,
    entropy: &mut Entropy,
) -> Result<(Id, Vec<Statement>), Problem> {
    if let Some(known) = accounts::by_email(&app.db, &System, address).await? {
        return Ok((known.id, Vec::new()));
    }
    let id = Id::new(now, entropy);
    let account = Account { id: id.clone(), email: address.to_owned(), password_hash: None, created_at: now };
    match app.db.transact(vec![accounts::insert(account)]).await {
        Ok(()) => Ok((id, Vec::new())),
        // Made by another request at this moment.
        Err(DbError::Unique { .. }) => {
            let known =
                accounts::by_email(&app.db, &System, address).await?.ok_or(Problem::ChangedMeanwhile)?;
            Ok((known.id, Vec::new()))
        }
        Err(error) => Err(error.into()),
    }
}
