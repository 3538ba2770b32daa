//! The one place where flows meet calendars.

use super::facts::Facts;
use crate::{
    calendar::{Moment, due_of_target},
    condition::Lookup,
    flow::Due,
};
use model::{DataPath, Instant, Value, definition::Step, path::FlowAttribute};

/// When the step is due if its clock starts at `from`. `None` without a target, while the datum it hangs on is not
/// given, and where the calendar has no such time.
pub(super) fn due_of_step(step: &Step, facts: &Facts<'_>, from: Instant) -> Option<Due> {
    let target = step.due.as_ref()?;
    let calendar = facts.state.calendar.as_ref()?;
    let due = due_of_target(calendar, from, target, |path| moment(path, facts)).ok()??;
    Some(Due { at: due.at, derivation: due.derivation })
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
