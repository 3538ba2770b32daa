//! What a command leads to, and how it enters the log.

use super::{Command, Event, State};
use crate::log::{Entry, Texts};
use model::Instant;

/// The events of one command, and the flow as they leave it.
pub struct Decided {
    pub events: Vec<Event>,
    state: State,
}

impl Decided {
    pub(super) fn new(events: Vec<Event>, state: State) -> Self {
        Self { events, state }
    }

    /// The entry that follows `before` (what the command was decided on), its texts, and the state after it: that of
    /// [`State::after`], without applying every event once more.
    pub fn enter(self, before: &State, command: &Command, now: Instant) -> (Entry, Texts, State) {
        let (entry, texts) = Entry::next(before, command, now, self.events);
        let after = if before.before_migration.is_some() {
            before.clone().after(&entry)
        } else {
            self.state.entered(&entry)
        };
        (entry, texts, after)
    }
}
