//! Idleness: a clock may wait for nobody to do anything at a step for a while.

use super::turn::Turn;
use crate::flow::event;
use crate::flow::{Event, timer::watches_idle};
use model::Id;

/// What follows activity that is kept by less than this is not: typing saves a draft every few seconds. A step goes idle
/// early by that much at most.
const QUIET_SECONDS: i64 = 60;

/// Nothing happens where nobody asked, or where somebody else did something.
pub(super) fn activity(turn: &mut Turn<'_>, step: &str, by: &Id) {
    if !watches_idle(turn.definition, step) {
        return;
    }
    let theirs = turn.state.assignments.values().any(|open| open.step == step && open.concerns(by));
    let Some(live) = turn.state.steps.get(step).filter(|live| theirs && live.is_open()) else { return };
    if live.active_at.is_some_and(|at| turn.now < at.plus_seconds(QUIET_SECONDS)) {
        return;
    }
    turn.active(step, by);
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
