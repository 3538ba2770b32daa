//! `decide`: what a command does to a flow, or why it does nothing.

use super::{Command, Event, Refusal, State};
use model::{Definition, Instant};

/// The events a command leads to; none where everything is as the command wants it.
///
/// # Errors
/// What was refused, why, and what would be accepted.
pub fn decide(_definition: &Definition, _state: &State, _command: &Command, _now: Instant) -> Result<Vec<Event>, Refusal> {
    Err(Refusal::NotStarted)
}
