//! The one place where flows meet calendars.

use super::facts::Facts;
use crate::{
    calendar::{Moment, due_of_target},
    condition::Lookup,
    flow::{Due, State, StepStatus},
};
use model::{DataPath, Definition, Instant, Value, definition::Step, path::FlowAttribute};

/// When the step is due if its clock starts at `from`. `None` without a target, while the datum it hangs on is not
/// given, and where the calendar has no such time.
pub(super) fn due_of_step(step: &Step, facts: &Facts<'_>, from: Instant) -> Option<Due> {
    let target = step.due.as_ref()?;
    let calendar = facts.state.calendar.as_ref()?;
    let due = due_of_target(calendar, from, target, |path| moment(path, facts)).ok()??;
    Some(Due { at: due.at, derivation: due.derivation })
}

/// The deadline that runs for an open step, with how it came about: what its event said, worked out again, so that no
/// state has to carry it. `None` without one, and where what it was worked out from is gone, for example erased.
pub fn running_due(definition: &Definition, state: &State, step: &str) -> Option<Due> {
    let live = state.steps.get(step).filter(|live| live.status == StepStatus::Open)?;
    let attempt = live.current()?;
    let due = due_of_step(definition.step(step)?, &Facts::new(definition, state), attempt.staffed_at?)?;
    (Some(due.at) == attempt.due_at).then_some(due)
}

fn moment(path: &DataPath, facts: &Facts<'_>) -> Option<Moment> {
    if *path == DataPath::Flow(FlowAttribute::StartedAt) {
        return facts.state.started_at.map(Moment::At);
    }
    match &*facts.datum(path)? {
        Value::Date(date) => Some(Moment::Day(*date)),
        _ => None,
    }
}
