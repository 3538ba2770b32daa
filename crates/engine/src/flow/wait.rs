//! When a wait ends. Never here: events; those are `decide::wait`.

use super::{
    Due, State, StepStatus, Waiting,
    deadline::{moment, over},
    facts::Facts,
};
use crate::calendar::{after_pauses, start_of_target};
use model::{
    Definition, Instant,
    definition::{Step, WaitFor},
    target::Target,
};

/// What the step waits for if it begins at `from`; an instant with how it came about.
pub(super) fn waiting_for(step: &Step, facts: &Facts<'_>, from: Instant) -> (Waiting, Option<Due>) {
    match end_of_wait(step, facts, from) {
        Some(due) => (Waiting::Until(due.at), Some(due)),
        None => match &step.wait {
            Some(WaitFor::Signal { name, .. }) => (Waiting::Signal(name.clone()), None),
            _ => (Waiting::Date, None),
        },
    }
}

fn end_of_wait(step: &Step, facts: &Facts<'_>, from: Instant) -> Option<Due> {
    let span;
    let target = match step.wait.as_ref()? {
        WaitFor::For(of) => {
            span = Target::In(*of);
            &span
        }
        WaitFor::Until(target) => target,
        WaitFor::Signal { .. } => return None,
    };
    let calendar = facts.state.calendar_for(step.calendar.as_deref())?;
    let due = start_of_target(calendar, from, target, |path| moment(path, facts)).ok()??;
    let due = after_pauses(calendar, due, target, &over(&facts.state.pauses, from)).ok()?;
    Some(Due { at: due.at, derivation: due.derivation })
}

/// The end of an open wait with how it came about, as [`super::running_due`] does for deadlines.
pub fn running_wait(definition: &Definition, state: &State, step: &str) -> Option<Due> {
    let live = state.steps.get(step).filter(|live| live.status == StepStatus::Open)?;
    let attempt = live.current()?;
    let due = end_of_wait(definition.step(step)?, &Facts::new(definition, state), attempt.opened_at)?;
    (attempt.waiting == Some(Waiting::Until(due.at))).then_some(due)
}
