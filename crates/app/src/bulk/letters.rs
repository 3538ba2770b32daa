//! A message to the people of one record of many. It stands with the record; each of its readers gets one mail, however
//! many of the records they belong to.

use super::{
    look::language,
    what::{Letter, Recipients},
};
use crate::{
    Ctx,
    mails::{Reference, reference},
    people,
    problem::Problem,
    records::change::event,
};
use model::{Entropy, Id};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::{
    Statement,
    bulk::Bulk,
    outbox::OutboxRow,
    records::{
        contacts, events,
        messages::{self, RecordLetter},
    },
};
use texts::{Language, Sentence};

/// In words; nothing where there is somebody to write to.
pub(super) async fn lacking(
    ctx: &Ctx,
    record: &Id,
    letter: &Letter,
    language: Language,
) -> Result<Vec<String>, Problem> {
    let nobody = readers(ctx, record, letter.to).await?.is_empty();
    Ok(if nobody { vec![Sentence::bulk_nobody_to_write_to().to(language)] } else { Vec::new() })
}

/// The message's id and what writes it, or in words why there is none.
pub(super) async fn send(
    ctx: &Ctx,
    bulk: &Bulk,
    record: &Id,
    letter: &Letter,
) -> Result<Result<(Id, Vec<Statement>), Vec<String>>, Problem> {
    let readers = readers(ctx, record, letter.to).await?;
    if readers.is_empty() {
        return Ok(Err(vec![Sentence::bulk_nobody_to_write_to().to(language(bulk))]));
    }
    let id = ctx.id();
    let row = RecordLetter {
        id: id.clone(),
        organisation: bulk.organisation.clone(),
        record: record.clone(),
        bulk: bulk.id.clone(),
        author: bulk.person.clone(),
        author_name: people::name_of(ctx, bulk.person.as_ref()).await?,
        subject: letter.subject.clone(),
        body: letter.text.clone(),
        people: i64::try_from(readers.len()).map_err(Problem::broken)?,
        created_at: ctx.now,
    };
    let said = event(ctx, record, "messaged", json!({ "message": id, "bulk": bulk.id }))?;
    let mut statements = vec![messages::insert(row), events::insert(said)];
    statements.extend(readers.iter().map(|reader| messages::send(mail(ctx, bulk, &id, reader))));
    Ok(Ok((id, statements)))
}

/// Its id is made from the act and its reader, so that there is one.
fn mail(ctx: &Ctx, bulk: &Bulk, message: &Id, reader: &Id) -> OutboxRow {
    let seed = Sha256::digest(format!("bulk {} {reader}", bulk.id));
    let id = Id::new(bulk.created_at, &mut Entropy::from_seed(seed.into()));
    let about = Reference::RecordMessage { message: message.clone(), person: reader.clone() };
    OutboxRow::new(id, bulk.organisation.clone(), reference::KIND, about.text(), ctx.now)
}

/// Contacts with an address, each once.
async fn readers(ctx: &Ctx, record: &Id, to: Recipients) -> Result<BTreeSet<Id>, Problem> {
    let all = contacts::contacts(&ctx.app.db, ctx.caller.viewer(), record).await?;
    let mut reachable: Vec<_> = all.into_iter().filter(|contact| contact.email.is_some()).collect();
    if to == Recipients::Primary {
        reachable.sort_by_key(|contact| !contact.is_primary);
        reachable.truncate(1);
    }
    Ok(reachable.into_iter().map(|contact| contact.person).collect())
}
