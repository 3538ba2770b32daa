//! From an outbox row to a mail: facts as they are now, words from `views`.

use super::letter::letter;
use crate::Worker;
use app::{
    Problem,
    attention::{self, Verdict},
    mails::{Writing, facts_of, is_superseded, reference},
};
use gateways::mail::{Mail, MailAddress};
use model::{Entropy, Id, Instant};
use store::outbox::OutboxRow;

pub(super) enum Written {
    /// With what was put off and goes with it.
    Mail(Box<Mail>, Vec<Id>),
    /// Its row is settled: a later mail says it.
    Elsewhere,
    /// What it speaks of is over.
    NotNeeded,
    /// There is nobody to send it to.
    NotPossible(String),
}

pub(super) async fn mail(
    worker: &Worker,
    sender: &MailAddress,
    row: &OutboxRow,
    now: Instant,
    entropy: Entropy,
) -> Result<Written, Problem> {
    if row.kind == reference::REMINDER && is_superseded(&worker.app, row).await? {
        return Ok(Written::NotNeeded);
    }
    let writing = Writing { now, entropy };
    let Some(facts) = facts_of(&worker.app, row, writing).await? else {
        return Ok(Written::NotNeeded);
    };
    let to = match MailAddress::new(&facts.to_name, &facts.to_address) {
        Ok(to) => to,
        Err(error) => return Ok(Written::NotPossible(error.to_string())),
    };
    if attention::ask(&worker.app, worker.rules, row, &facts, now).await? != Verdict::Now {
        return Ok(Written::Elsewhere);
    }
    let words = letter(&facts, now);
    let mail = Mail {
        message_id: format!("{}@{}", row.id, sender.domain()),
        at: row.created_at,
        from: from(sender, &facts.organisation),
        to,
        reply_to: None,
        subject: words.subject,
        text: words.text,
        html: words.html,
    };
    Ok(Written::Mail(Box::new(mail), facts.said))
}

/// A sender without a name of its own writes in the organisation's.
fn from(sender: &MailAddress, organisation: &str) -> MailAddress {
    if sender.name().is_empty() { sender.named(organisation) } else { sender.clone() }
}
