//! What became of one mail, as the outbox keeps it.

use crate::{Delivery, backoff};
use model::{Id, Instant};
use store::{Statement, System, attention, outbox, outbox::OutboxRow};

pub(super) enum Outcome {
    Delivered {
        message_id: String,
        /// What was put off and went with it.
        said: Vec<Id>,
    },
    /// Its row is settled already: another mail says it, or another worker has it.
    Settled,
    /// What it speaks of is over.
    NotNeeded,
    /// Tried again later, with the reason for whoever looks.
    Again(String),
    /// Trying again cannot help.
    Refused(String),
}

impl Outcome {
    /// `since` is when mails got a way out: having waited for one counts as no try.
    pub fn settle(&self, row: &OutboxRow, since: Instant, now: Instant) -> Vec<Statement> {
        let settled = match self {
            Self::Settled => return Vec::new(),
            Self::Delivered { message_id, .. } => outbox::delivered(&System, row, now, Some(message_id)),
            Self::NotNeeded => outbox::delivered(&System, row, now, None),
            Self::Refused(why) => outbox::failed(&System, row, now, why),
            Self::Again(why) => match backoff::again_at(row.created_at.max(since), row.attempts, now) {
                Some(at) => outbox::retry(&System, row, at, why),
                None => outbox::failed(&System, row, now, why),
            },
        };
        let said = match self {
            Self::Delivered { said, .. } => said.as_slice(),
            _ => &[],
        };
        let mut statements = vec![settled];
        statements.extend(said.iter().map(|notice| attention::said(&System, notice)));
        statements
    }

    pub fn count(&self, delivery: &Delivery) {
        match self {
            Self::Delivered { .. } => delivery.delivered.add(1),
            Self::NotNeeded | Self::Settled => {}
            Self::Again(_) => delivery.put_off.add(1),
            Self::Refused(_) => delivery.failed.add(1),
        }
    }

    pub fn log(&self, row: &OutboxRow) {
        match self {
            Self::Delivered { .. } => tracing::debug!(id = %row.id, "mail delivered"),
            Self::Settled => tracing::debug!(id = %row.id, "mail left to another"),
            Self::NotNeeded => tracing::debug!(id = %row.id, "mail no longer needed"),
            Self::Again(why) => {
                tracing::warn!(id = %row.id, tries = row.attempts, why = unaddressed(why), "mail waits");
            }
            Self::Refused(why) => {
                tracing::error!(id = %row.id, why = unaddressed(why), "mail cannot be delivered");
            }
        }
    }
}

/// Mail servers repeat the address they refuse. The outbox keeps all they say; the log is read by more people.
fn unaddressed(why: &str) -> String {
    let word = |word: &str| if word.contains('@') { "(address)".to_owned() } else { word.to_owned() };
    why.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::unaddressed;

    #[test]
    fn addresses_stay_out_of_the_log() {
        for (why, expected) in [
            ("550 5.1.1 <ann@client.example>: no such user", "550 5.1.1 (address) no such user"),
            ("cannot be reached: Connection refused", "cannot be reached: Connection refused"),
            ("\"ann\"@client.example\nis full", "(address) is full"),
        ] {
            assert_eq!(unaddressed(why), expected);
        }
    }
}
