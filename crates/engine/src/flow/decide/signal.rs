//! Signals: a named thing happened outside, and what waits for it goes on.

use super::turn::Turn;
use crate::flow::{Command, Event, Refusal, Waiting};
use model::definition::{Clock, Step, Trigger, WaitFor};
use std::collections::BTreeSet;

pub(super) fn signal(
    turn: &mut Turn<'_>,
    command: &Command,
    (name, reason): (&str, Option<&str>),
) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let waiting = if turn.is_running() { turn.waiting_for_signal(name) } else { Vec::new() };
    let kept = waiting.is_empty() && is_kept(turn, name);
    if waiting.is_empty() && !kept {
        if !turn.is_running() {
            return Err(Refusal::FlowPaused);
        }
        if !turn.definition.clocks.iter().any(|clock| names_signal(clock, name)) {
            return Err(Refusal::NobodyWaits { signal: name.to_owned(), waited_for: waited_for(turn) });
        }
    }
    let (reason, by) = turn.why_if_given(command, reason)?;
    turn.emit(Event::SignalReceived { signal: name.to_owned(), kept, at: turn.now, reason, by });
    for step in waiting {
        turn.finish_alone(step);
    }
    turn.advance_if_running();
    Ok(())
}

impl<'a> Turn<'a> {
    fn waiting_for_signal(&self, name: &str) -> Vec<&'a Step> {
        let waits = |waiting: &Waiting| matches!(waiting, Waiting::Signal(signal) if signal == name);
        let open = self.state.steps.iter().filter(|(_, step)| step.waiting().is_some_and(waits));
        open.filter_map(|(key, _)| self.step(key).ok()).collect()
    }
}

/// Whether the template says that it counts before anybody waits.
fn is_kept(turn: &Turn<'_>, name: &str) -> bool {
    let keeps =
        |step: &&Step| matches!(&step.wait, Some(WaitFor::Signal { name: of, keep: true }) if of == name);
    turn.definition.steps().iter().any(keeps)
}

fn names_signal(clock: &Clock, name: &str) -> bool {
    let mut triggers = clock.starts.iter().chain(&clock.stops);
    triggers.any(|trigger| matches!(trigger, Trigger::Signal(of) if of == name))
}

/// What would be taken now.
fn waited_for(turn: &Turn<'_>) -> Vec<String> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for step in turn.state.steps.values() {
        if let Some(Waiting::Signal(name)) = step.waiting() {
            names.insert(name);
        }
    }
    for clock in &turn.definition.clocks {
        for trigger in clock.starts.iter().chain(&clock.stops) {
            if let Trigger::Signal(name) = trigger {
                names.insert(name);
            }
        }
    }
    for step in turn.definition.steps() {
        if let Some(WaitFor::Signal { name, keep: true }) = &step.wait {
            names.insert(name);
        }
    }
    names.into_iter().map(str::to_owned).collect()
}
