//! From an outbox row to a mail: facts as they are now, words from `views`.

use super::letter::letter;
use crate::Worker;
use app::{
    Problem,
    mails::{Writing, facts, reference},
};
use gateways::mail::{Mail, MailAddress};
use model::{Entropy, Instant};
use store::outbox::OutboxRow;

pub(super) enum Written {
    Mail(Box<Mail>),
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
    if row.kind != reference::KIND {
        return Ok(Written::NotPossible(format!("an effect of the unknown kind {}", row.kind)));
    }
    let writing = Writing { now, entropy };
    let Some(facts) = facts(&worker.app, &row.organisation, &row.reference, writing).await? else {
        return Ok(Written::NotNeeded);
    };
    let to = match MailAddress::new(&facts.to_name, &facts.to_address) {
        Ok(to) => to,
        Err(error) => return Ok(Written::NotPossible(error.to_string())),
    };
    let words = letter(&facts, now);
    Ok(Written::Mail(Box::new(Mail {
        message_id: format!("{}@{}", row.id, sender.domain()),
        at: row.created_at,
        from: from(sender, &facts.organisation),
        to,
        reply_to: None,
        subject: words.subject,
        text: words.text,
        html: words.html,
    })))
}

/// A sender without a name of its own writes in the organisation's.
fn from(sender: &MailAddress, organisation: &str) -> MailAddress {
    if sender.name().is_empty() { sender.named(organisation) } else { sender.clone() }
}
