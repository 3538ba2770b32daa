//! One entry per command, chained to the one before.

use super::canonical;
use crate::flow::{Author, Command, Event, State};
use crate::sealed::Values;
use model::{Id, Instant};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What the first entry of a flow points back to.
pub const FIRST_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One row of the log: what one command did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1, without gaps.
    pub seq: u64,
    pub command_id: String,
    pub actor: Author,
    pub at: Instant,
    pub events: Vec<Event>,
    pub previous_hash: String,
    pub hash: String,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    #[error("entry {seq} does not follow the one before it")]
    Gap { seq: u64 },
    #[error("entry {seq} does not point back to the entry before it")]
    Unchained { seq: u64 },
    #[error("entry {seq} was changed: its hash is another")]
    Changed { seq: u64 },
    #[error("the value `{path}` of entry {seq} is not the one committed to")]
    ValueChanged { seq: u64, path: String },
}

/// The canonical texts an entry was hashed with, as the log row keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    pub actor: String,
    pub events: String,
}

impl Entry {
    /// The entry that follows `state` (as it was before the events), and its texts.
    pub fn next(state: &State, command: &Command, now: Instant, events: Vec<Event>) -> (Self, Texts) {
        let previous_hash = if state.seq == 0 { FIRST_HASH.to_owned() } else { state.head.clone() };
        let mut entry = Self {
            seq: state.seq + 1,
            command_id: command.id.clone(),
            actor: Author::of(command),
            at: now,
            events,
            previous_hash,
            hash: String::new(),
        };
        let texts = entry.texts();
        entry.hash = entry.hash_of(&state.flow, &texts);
        (entry, texts)
    }

    /// SHA-256 over the canonical JSON of `[flow_id, seq, command_id, actor, at, previous_hash, events]`, in hex.
    pub fn computed_hash(&self, flow: &Id) -> String {
        self.hash_of(flow, &self.texts())
    }

    fn texts(&self) -> Texts {
        Texts { actor: canonical(&self.actor), events: canonical(&self.events) }
    }

    fn hash_of(&self, flow: &Id, texts: &Texts) -> String {
        let text = format!(
            "[{},{},{},{},{},{},{}]",
            canonical(flow),
            self.seq,
            canonical(&self.command_id),
            texts.actor,
            self.at.0,
            canonical(&self.previous_hash),
            texts.events
        );
        hex::encode(Sha256::digest(text.as_bytes()))
    }

    /// Takes the values out of the events, by path, to be stored beside the row.
    pub fn detach(&mut self) -> Values {
        let mut values = Values::new();
        for (place, event) in self.events.iter_mut().enumerate() {
            event.each_sealed(&mut |path, sealed| {
                if let Some(opened) = sealed.detach() {
                    values.insert(format!("{place}/{path}"), opened);
                }
            });
        }
        values
    }

    /// Puts stored values back into the events; what was erased stays erased.
    ///
    /// # Errors
    /// A value that is not the one committed to.
    pub fn attach(&mut self, mut values: Values) -> Result<(), LogError> {
        let mut wrong = None;
        for (place, event) in self.events.iter_mut().enumerate() {
            event.each_sealed(&mut |path, sealed| {
                let path = format!("{place}/{path}");
                if let Some(opened) = values.remove(&path)
                    && !sealed.attach(opened)
                {
                    wrong = Some(path);
                }
            });
        }
        match wrong {
            Some(path) => Err(LogError::ValueChanged { seq: self.seq, path }),
            None => Ok(()),
        }
    }
}

/// Whether the chain of a flow, from its first entry on, is as it was written.
///
/// # Errors
/// The first entry that is not.
pub fn verify(flow: &Id, entries: &[Entry]) -> Result<(), LogError> {
    let mut previous = FIRST_HASH;
    for (place, entry) in entries.iter().enumerate() {
        let seq = entry.seq;
        if seq != place as u64 + 1 {
            return Err(LogError::Gap { seq });
        }
        if entry.previous_hash != previous {
            return Err(LogError::Unchained { seq });
        }
        if entry.computed_hash(flow) != entry.hash {
            return Err(LogError::Changed { seq });
        }
        previous = &entry.hash;
    }
    Ok(())
}

/// The state after these entries, following on `state`; needs no definition.
pub fn replay<'a>(state: State, entries: impl IntoIterator<Item = &'a Entry>) -> State {
    entries.into_iter().fold(state, State::after)
}
