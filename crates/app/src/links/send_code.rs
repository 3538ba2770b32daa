//! A code by mail, to prove on a device that its holder reads the address of the link.

use super::{CODE_MINUTES, CODES_AN_HOUR, count_mail, open::alive};
use crate::{
    App,
    mails::{Reference, reference},
    problem::Problem,
};
use model::{Entropy, Id, Instant};
use store::{System, Viewer, links, outbox};
use texts::Sentence;

/// # Errors
/// `NotFound` for a dead link; `TooMany` codes within an hour; `Conflict` for a person without an address.
pub async fn send_code(app: &App, text: &str, now: Instant, mut entropy: Entropy) -> Result<(), Problem> {
    let (link, person) = alive(app, text, now).await?.ok_or(Problem::NotFound)?;
    let address = person.email.ok_or_else(|| Problem::Conflict(Sentence::problem_no_address()))?;
    if links::codes_since(&app.db, &System, &person.id, now.plus_seconds(-3_600)).await? >= CODES_AN_HOUR {
        return Err(Problem::TooMany { wait_minutes: 60 });
    }
    let viewer = Viewer::system(link.organisation.clone());
    count_mail(app, &viewer, &address, now).await?;
    let code = links::MailCode {
        id: Id::new(now, &mut entropy),
        organisation: link.organisation.clone(),
        person: person.id.clone(),
        tries: 0,
        created_at: now,
        expires_at: now.plus_seconds(CODE_MINUTES * 60),
        used_at: None,
    };
    let about = Reference::Code { person: person.id, code: code.id.clone() };
    let id = Id::new(now, &mut entropy);
    let letter = outbox::OutboxRow::new(id, link.organisation, reference::KIND, about.text(), now);
    Ok(app.db.transact(vec![links::insert_code(code), outbox::insert(letter)]).await?)
}
