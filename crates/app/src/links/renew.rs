//! A way on from a dead link: a new one goes by mail to whoever the old one was for, never to whoever asks.

use super::{LINK_DAYS, count_mail};
use crate::{
    App,
    mails::{Reference, reference},
    problem::Problem,
    secrets::link_token::LinkToken,
};
use model::{Entropy, Id, Instant};
use store::{DbError, System, Viewer, links, outbox, people};

/// Answers the same whatever the link was: a stranger learns nothing. A link that was revoked stays dead, and so does one to something
/// that was lent, whose time is its lender's to say; one is renewed a few times an hour only.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn renew(app: &App, text: &str, now: Instant, entropy: Entropy) -> Result<(), Problem> {
    let Some(token) = LinkToken::read(&app.key, text) else { return Ok(()) };
    let found = links::get(&app.db, &System, &token.link).await?;
    let Some(link) = found.filter(|link| link.revoked_at.is_none() && link.lender.is_none()) else {
        return Ok(());
    };
    if app.mails_of_strangers.renewals.count(link.id.as_str(), now).is_err() {
        return Ok(());
    }
    match mail(app, link, now, entropy).await {
        Err(Problem::TooMany { .. }) => Ok(()),
        done => done,
    }
}

async fn mail(app: &App, link: links::MagicLink, now: Instant, mut entropy: Entropy) -> Result<(), Problem> {
    let viewer = Viewer::system(link.organisation.clone());
    let person = people::get(&app.db, &viewer, &link.person).await?;
    let Some(address) = person.and_then(|person| person.email) else { return Ok(()) };
    count_mail(app, &viewer, &address, now).await?;
    let about = Reference::Renewed { flow: link.flow.clone(), person: link.person, link: link.id.clone() };
    let id = Id::new(now, &mut entropy);
    let mut letter = outbox::OutboxRow::new(id, link.organisation, reference::KIND, about.text(), now);
    letter.flow = Some(link.flow);
    let raised = links::raise_generation(&viewer, &link.id, link.generation, now.plus_days(LINK_DAYS));
    match app.db.transact(vec![raised, outbox::insert(letter)]).await {
        // Renewed by another request at this moment: its mail is on the way.
        Err(DbError::Conflict { .. }) => Ok(()),
        written => Ok(written?),
    }
}
