//! A code by mail. Each try is counted and committed before the code is compared, so that many guesses at once are still
//! only a few.

use super::enter::{Door, Entering, enter, parts};
use crate::{
    App, email,
    links::{CODE_MINUTES, CODE_TRIES_MAX, count_mail},
    mails::{Reference, reference},
    problem::Problem,
    secrets::code,
};
use model::{Entropy, Id, Instant};
use store::{DbError, Viewer, links, outbox};
use texts::Sentence;

/// Mails a code, if the address is somebody's outside. Says the same if it is not.
///
/// # Errors
/// `Invalid` for what is no address, `TooMany` codes for it within an hour, whoever's it is.
pub async fn send_code(
    app: &App,
    (address, organisation): (&str, &Id),
    now: Instant,
    mut entropy: Entropy,
) -> Result<(), Problem> {
    let address = email::read(address, "email")?;
    app.doors.codes.count(&address, now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    let viewer = Viewer::system(organisation.clone());
    let may = match count_mail(app, &viewer, &address, now).await {
        Ok(()) => true,
        Err(Problem::TooMany { .. }) => false,
        Err(problem) => return Err(problem),
    };
    let known = parts(app, &address, organisation).await?;
    let person = known.into_iter().next().filter(|part| may && part.organisation == *organisation);
    let Some(part) = person else {
        // Nobody's: a transaction that takes as long and changes nothing.
        let nobody = Id::new(now, &mut entropy);
        return Ok(app.db.transact(vec![links::prove(&nobody, now), links::prove(&nobody, now)]).await?);
    };
    let code = links::MailCode {
        id: Id::new(now, &mut entropy),
        organisation: part.organisation.clone(),
        person: part.person.clone(),
        tries: 0,
        created_at: now,
        expires_at: now.plus_seconds(CODE_MINUTES * 60),
        used_at: None,
    };
    let about = Reference::Code { person: part.person, code: code.id.clone() };
    let id = Id::new(now, &mut entropy);
    let letter = outbox::OutboxRow::new(id, part.organisation, reference::KIND, about.text(), now);
    Ok(app.db.transact(vec![links::insert_code(code), outbox::insert(letter)]).await?)
}

/// Signs in whoever read the code.
///
/// # Errors
/// `Invalid` at `code` without saying why; `TooMany` tries for this address.
pub async fn by_code(
    app: &App,
    (address, typed): (&str, &str),
    from: Entering,
    now: Instant,
    mut entropy: Entropy,
) -> Result<Door, Problem> {
    let address = email::normalise(address);
    app.doors.tries.count(&address, now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    let known = parts(app, &address, &from.organisation).await?;
    let viewer = Viewer::system(from.organisation.clone());
    let person = known.first().filter(|part| part.organisation == from.organisation);
    // Of nobody there is none, by the same way.
    let nobody = Id::new(now, &mut entropy);
    let of = person.map_or(&nobody, |part| &part.person);
    let sent = links::code(&app.db, &viewer, of, now).await?;
    let id = sent.as_ref().map_or(nobody, |sent| sent.id.clone());
    match app.db.transact(vec![links::try_code(&id, CODE_TRIES_MAX)]).await {
        Err(DbError::Conflict { .. }) => return Err(wrong()),
        counted => counted?,
    }
    if sent.is_none() || !code::matches(&app.key, &id, typed) {
        return Err(wrong());
    }
    let used = vec![links::use_code(&id, now, CODE_TRIES_MAX + 1)];
    match enter(app, &address, &known, (used, from), (now, &mut entropy)).await {
        Err(Problem::ChangedMeanwhile) => Err(wrong()),
        done => {
            app.doors.tries.forget(&address);
            done
        }
    }
}

fn wrong() -> Problem {
    Problem::invalid("code", Sentence::portal_code_wrong())
}
