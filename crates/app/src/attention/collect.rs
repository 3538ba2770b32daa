//! Mails that say several things at once: each an outbox row that is made with the first thing put off until it.

use super::ask::{Letter, Verdict};
use crate::{
    App,
    mails::{Reference, reference},
    problem::Problem,
};
use model::{Entropy, Id, Instant};
use sha2::{Digest, Sha256};
use store::{
    DbError, System,
    attention::{self, Notice},
    outbox::{self, OutboxRow},
};

/// The row that says to `person` at `at` what was put off until then, about one flow or about everything.
pub fn collection(organisation: &Id, person: &Id, at: Instant, flow: Option<&Id>) -> OutboxRow {
    let about = Reference::Collected { person: person.clone(), flow: flow.cloned() };
    let seed = Sha256::digest(format!("collected {organisation} {person} {} {}", at.0, about.text()));
    let id = Id::new(at, &mut Entropy::from_seed(seed.into()));
    let row = OutboxRow::new(id.clone(), organisation.clone(), reference::KIND, about.text(), at);
    OutboxRow { flow: flow.cloned(), ..row }
}

/// Settles the letter's row and leaves what it says to a later one; a collection that is put off hands on all it has.
pub(super) async fn put_off(letter: &Letter<'_>, at: Instant, flow: Option<&Id>) -> Result<Verdict, Problem> {
    let (row, facts) = (letter.row, letter.facts);
    let later = collection(&row.organisation, &facts.person, at, flow);
    let mut statements = vec![outbox::delivered(&System, row, letter.now, None)];
    if matches!(facts.reference, Reference::Collected { .. }) {
        statements.push(attention::hand_on(&System, &row.id, &later.id));
        statements.push(attention::open(later));
    } else {
        let notice = Notice {
            id: row.id.clone(),
            organisation: row.organisation.clone(),
            person: facts.person.clone(),
            collection: later.id.clone(),
            flow: row.flow.clone(),
            reference: row.reference.clone(),
            created_at: row.created_at,
        };
        statements.extend(attention::put_off(notice, later));
    }
    match letter.app.db.transact(statements).await {
        Ok(()) => Ok(Verdict::PutOff),
        Err(DbError::Conflict { statement: 0, .. }) => Ok(Verdict::Taken),
        // That mail has gone a moment ago: this one goes by itself.
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Ok(Verdict::Now),
        Err(error) => Err(error.into()),
    }
}

/// What was put off until a mail that went at the very same moment becomes a mail of its own again; how many did.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn again(app: &App, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let forgotten = attention::forgotten(&app.db, &System).await?;
    let count = forgotten.len();
    for notice in forgotten {
        let id = Id::new(now, &mut entropy);
        let row = OutboxRow::new(id, notice.organisation, reference::KIND, notice.reference, now);
        let row = OutboxRow { flow: notice.flow, ..row };
        app.db.transact(vec![attention::said(&System, &notice.id), outbox::insert(row)]).await?;
    }
    Ok(count)
}
