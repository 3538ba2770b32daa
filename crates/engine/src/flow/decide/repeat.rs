//! Repeats: after each turn the condition is looked at, and the body begins again or the flow goes on.

use super::turn::Turn;
use crate::flow::{
    Event, RepeatState, ResetCause, StepStatus,
    place::{Place, each_milestone, each_step},
};
use model::{definition::Repeat, limits::FLOW_EVENTS_MAX};

impl<'a> Turn<'a> {
    pub fn walk_repeat(&mut self, repeat: &'a Repeat, place: Place<'_>) -> bool {
        let key = place.to_string();
        loop {
            if !self.walk(&repeat.items, place) {
                return false;
            }
            let held = self.state.repeats.get(&key).copied().unwrap_or(RepeatState::FIRST);
            if held.ended {
                return true;
            }
            let holds = self.holds(&repeat.until);
            if holds || held.turn >= repeat.at_most || self.is_full() {
                let (turns, by_bound) = (held.turn, !holds);
                self.emit(Event::RepeatEnded { repeat: key, turns, by_bound, at: self.now });
                return true;
            }
            self.begin_turn(repeat, &key, held.turn + 1);
        }
    }

    /// Turns that need nobody and no time end with the flow's own limit at the latest.
    fn is_full(&self) -> bool {
        usize::try_from(self.state.events).unwrap_or(usize::MAX) > FLOW_EVENTS_MAX
    }

    fn begin_turn(&mut self, repeat: &'a Repeat, key: &str, turn: u32) {
        self.emit(Event::TurnStarted { repeat: key.to_owned(), turn, at: self.now });
        self.reopen_within(key);
        let mut milestones = Vec::new();
        each_milestone(&repeat.items, &mut |milestone| milestones.push(&milestone.key));
        for milestone in milestones {
            if self.state.milestones.contains(milestone) {
                self.emit(Event::MilestoneReopened { milestone: milestone.clone() });
            }
        }
        let mut again = Vec::new();
        each_step(&repeat.items, &mut |step| {
            let status = self.state.steps.get(&step.key).map(|step| step.status);
            if status.is_some_and(|status| status != StepStatus::Pending) {
                again.push(step.key.as_str());
            }
        });
        for step in again {
            self.reset(step, ResetCause::Repeated);
        }
    }

    /// What begins anew takes the decisions inside it with it: choices, joins, and turns.
    pub fn reopen_within(&mut self, place: &str) {
        fn inner<V>(held: &std::collections::BTreeMap<String, V>, place: &str) -> Vec<String> {
            let within =
                |other: &&String| other.strip_prefix(place).is_some_and(|rest| rest.starts_with('.'));
            held.keys().filter(within).cloned().collect()
        }
        for choice in inner(&self.state.choices, place) {
            self.emit(Event::ChoiceReopened { choice });
        }
        for join in inner(&self.state.joins, place) {
            self.emit(Event::JoinReopened { join, branches: Vec::new() });
        }
        for repeat in inner(&self.state.repeats, place) {
            self.emit(Event::RepeatReopened { repeat, anew: true });
        }
    }
}
