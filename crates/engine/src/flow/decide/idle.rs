//! Idleness: a clock may wait for nobody to do anything at a step for a while.

use super::turn::Turn;
use crate::flow::event;
use crate::flow::{Event, State, timer::idle_spans, timer::watches_idle};
use model::{
    Definition, Id, Instant,
    target::{Span, Unit},
};

/// Typing saves a draft every few seconds, and every one would be an entry of the log: what follows activity that is
/// kept by less than this part of the time a clock waits for is not kept. A step goes idle early by that much at most.
const QUIET_PART: i64 = 24;
/// At least a minute, at most an hour.
const QUIET_SECONDS: (i64, i64) = (60, 3_600);

/// Whether a flow wants to be told that this person does something at the step: a clock waits for it to be idle, it is
/// theirs, and what they did before is some time ago ([`crate::flow::Act::Activity`]).
pub fn wants_activity(definition: &Definition, state: &State, (step, by): (&str, &Id), now: Instant) -> bool {
    let Some(quiet) = quiet_seconds(definition, step) else { return false };
    let is_theirs = state.assignments.values().any(|open| open.step == step && open.concerns(by));
    let live = state.steps.get(step).filter(|live| is_theirs && live.is_open());
    live.is_some_and(|live| live.active_at.is_none_or(|at| now >= at.plus_seconds(quiet)))
}

/// By the shortest idleness a clock waits for; `None` where nobody waits.
fn quiet_seconds(definition: &Definition, step: &str) -> Option<i64> {
    let shortest = idle_spans(definition, step).map(about_seconds).min()?;
    Some((shortest / QUIET_PART).clamp(QUIET_SECONDS.0, QUIET_SECONDS.1))
}

/// Roughly how long it lasts.
fn about_seconds(span: Span) -> i64 {
    let unit = match span.unit {
        Unit::Minutes => 60,
        Unit::Hours | Unit::BusinessHours => 3_600,
        Unit::Days | Unit::BusinessDays => 86_400,
        Unit::Weeks => 7 * 86_400,
        Unit::Months => 28 * 86_400,
    };
    i64::from(span.count).saturating_mul(unit)
}

/// Nothing happens where nobody asked, or where somebody else did something.
pub(super) fn activity(turn: &mut Turn<'_>, step: &str, by: &Id) {
    if wants_activity(turn.definition, &turn.state, (step, by), turn.now) {
        turn.active(step, by);
    }
}

impl Turn<'_> {
    fn active(&mut self, step: &str, by: &Id) {
        let (step, attempt, by) = (step.to_owned(), self.attempt(step), by.clone());
        self.emit(Event::Active { step, attempt, by, at: self.now });
    }

    /// Acts of a step's holder that leave it open are activity too.
    pub fn follow_activity(&mut self) {
        if self.definition.clocks.is_empty() {
            return;
        }
        let mut active: Vec<(String, Id)> = Vec::new();
        for event in &self.events[self.followed..] {
            match event {
                Event::PickedUp { assignment, by, .. } => {
                    let open = self.state.assignments.get(assignment);
                    active.extend(open.map(|open| (open.step.clone(), by.clone())));
                }
                Event::Answered(event::Answered { step, by, .. })
                | Event::DocumentDecided(event::DocumentDecided { step, by, .. }) => {
                    active.push((step.clone(), by.clone()));
                }
                _ => {}
            }
        }
        active.dedup();
        for (step, by) in active {
            let open = self.state.steps.get(&step).is_some_and(|live| live.is_open());
            if open && watches_idle(self.definition, &step) {
                self.active(&step, &by);
            }
        }
    }
}
