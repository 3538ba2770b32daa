//! The one place where flows meet calendars.

use super::{Pause, facts::Facts};
use crate::{
    calendar::{Calendar, Entry, Goal, Moment, Why, after_pauses, due, due_of_target},
    condition::Lookup,
    flow::{Due, State, StepStatus},
};
use model::{
    DataPath, Definition, Instant, Value,
    definition::{Clock, ClockTarget, Offset, Step},
    path::FlowAttribute,
    target::{Span, Target},
};

/// When the step is due if its clock starts at `from`. `None` without a target, while the datum it hangs on is not
/// given, and where the calendar has no such time.
pub(super) fn due_of_step(step: &Step, facts: &Facts<'_>, from: Instant) -> Option<Due> {
    if let Some(set) = set_by_a_person(step, facts.state) {
        return Some(set_by_hand(from, set));
    }
    let calendar = facts.state.calendar_for(step.calendar.as_deref())?;
    due_on(calendar, step.due.as_ref()?, facts, (from, &facts.state.pauses))
}

/// The same of a clock, or of its amber.
pub(super) fn due_of_clock(
    clock: &Clock,
    target: &ClockTarget,
    facts: &Facts<'_>,
    counted: (Instant, &[Pause]),
) -> Option<Due> {
    let calendar = facts.state.calendar_for(clock.calendar.as_deref())?;
    due_on(calendar, target.of(facts.state.priority.is)?, facts, counted)
}

/// Counted from an instant, with pauses; one that goes on does not count yet.
fn due_on(
    calendar: &Calendar,
    target: &Target,
    facts: &Facts<'_>,
    (from, pauses): (Instant, &[Pause]),
) -> Option<Due> {
    let due = due_of_target(calendar, from, target, |path| moment(path, facts)).ok()??;
    let due = after_pauses(calendar, due, target, &over(pauses, from)).ok()?;
    Some(Due { at: due.at, derivation: due.derivation })
}

/// Pauses that are over, since an instant.
pub(super) fn over(pauses: &[Pause], from: Instant) -> Vec<(Instant, Instant)> {
    let over = pauses.iter().filter_map(|pause| Some((pause.from.max(from), pause.until?)));
    over.filter(|(from, until)| from < until).collect()
}

/// When something happens that is set before or after a deadline.
pub(super) fn offset_from(calendar: &Calendar, deadline: Instant, offset: Offset) -> Option<Instant> {
    let goal = match offset {
        Offset::Before(span) => Goal::Before(span),
        Offset::After(span) => Goal::After(span),
    };
    due(calendar, Moment::At(deadline), &goal).ok().map(|due| due.at)
}

pub(super) fn later(calendar: &Calendar, from: Instant, span: Span) -> Option<Instant> {
    offset_from(calendar, from, Offset::After(span))
}

/// What a person set for the attempt that is open; one that is returned from its review has a deadline of its own.
fn set_by_a_person(step: &Step, state: &State) -> Option<Instant> {
    let live = state.steps.get(&step.key).filter(|live| live.status != StepStatus::InReview)?;
    live.due_set
}

/// A deadline that a person set, as its derivation has it: one piece.
pub(super) fn set_by_hand(from: Instant, at: Instant) -> Due {
    let from = from.min(at);
    let minutes = (at.0 - from.0) / 60_000_000;
    let piece = Entry { from, until: at, why: Why::Adjusted, rule: String::new(), minutes, day: None };
    Due { at, derivation: if from < at { vec![piece] } else { Vec::new() } }
}

/// The deadline that runs for an open step, with how it came about: what its event said, worked out again, so that no
/// state has to carry it. `None` without one, and where what it was worked out from is gone, for example erased.
pub fn running_due(definition: &Definition, state: &State, step: &str) -> Option<Due> {
    let live = state.steps.get(step).filter(|live| live.status == StepStatus::Open)?;
    let attempt = live.current()?;
    let due = due_of_step(definition.step(step)?, &Facts::new(definition, state), attempt.staffed_at?)?;
    (Some(due.at) == attempt.due_at).then_some(due)
}

pub(super) fn moment(path: &DataPath, facts: &Facts<'_>) -> Option<Moment> {
    if *path == DataPath::Flow(FlowAttribute::StartedAt) {
        return facts.state.started_at.map(Moment::At);
    }
    match &*facts.datum(path)? {
        Value::Date(date) => Some(Moment::Day(*date)),
        _ => None,
    }
}
