//! `evolve`: copies an event into the state. Never here: anything computed.

use super::{Event, State};
use crate::log::Entry;

/// The state after an event.
#[must_use]
pub fn evolve(mut state: State, event: &Event) -> State {
    state.apply(event);
    state
}

impl State {
    /// The state after a whole log entry, its sequence number and hash included.
    #[must_use]
    pub fn after(mut self, entry: &Entry) -> Self {
        for event in &entry.events {
            self.apply(event);
        }
        self.seq = entry.seq;
        self.head.clone_from(&entry.hash);
        self
    }

    fn apply(&mut self, _event: &Event) {
        self.events += 1;
    }
}
