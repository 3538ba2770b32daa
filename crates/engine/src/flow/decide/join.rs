//! Parallel blocks: when enough branches have finished, and what becomes of the others.

use super::turn::Turn;
use crate::flow::{
    Event, ResetCause,
    place::{Place, each_step},
};
use model::definition::{Branch, Parallel};

impl<'a> Turn<'a> {
    pub fn walk_parallel(&mut self, parallel: &'a Parallel, place: Place<'_>) -> bool {
        let branches = &parallel.branches;
        let needed = parallel.join.needed(branches.len());
        // In another version of the template one may have passed that would need all now.
        let held = || self.state.joins.contains_key(&place.to_string());
        if needed < branches.len() || (!self.state.joins.is_empty() && held()) {
            return self.walk_some(branches, needed, place);
        }
        let mut all = true;
        for (number, branch) in branches.iter().enumerate() {
            all &= self.walk(&branch.items, place.at(number));
        }
        all
    }

    /// Of a join that passed, what had finished then; sent back to, all of that has to finish again.
    fn walk_some(&mut self, branches: &'a [Branch], needed: usize, place: Place<'_>) -> bool {
        let join = place.to_string();
        let (running, passed): (Vec<usize>, bool) = match self.state.joins.get(&join) {
            None => ((0..branches.len()).collect(), false),
            Some(held) => {
                ((0..branches.len()).filter(|number| !held.left_out(*number)).collect(), held.passed)
            }
        };
        let needed = if passed { running.len() } else { needed };
        let mut finished = Vec::new();
        for number in running {
            if self.walk(&branches[number].items, place.at(number)) {
                finished.push(number);
            }
            // Nothing begins in vain in the branches that follow.
            if finished.len() >= needed && !passed {
                break;
            }
        }
        if finished.len() < needed {
            return false;
        }
        if !passed {
            self.pass_join(branches, join, &finished);
        }
        true
    }

    fn pass_join(&mut self, branches: &'a [Branch], join: String, finished: &[usize]) {
        let named = finished.iter().filter_map(|number| u32::try_from(*number).ok()).collect();
        self.emit(Event::JoinPassed { join, branches: named, at: self.now });
        for (number, branch) in branches.iter().enumerate() {
            if !finished.contains(&number) {
                self.withdraw_open_of(branch);
            }
        }
    }

    /// What is done stays done, with its data.
    fn withdraw_open_of(&mut self, branch: &'a Branch) {
        let mut open = Vec::new();
        each_step(&branch.items, &mut |step| {
            if self.state.steps.get(&step.key).is_some_and(|step| step.is_open()) {
                open.push(step.key.as_str());
            }
        });
        for key in open {
            self.leave_step(key, ResetCause::JoinPassed);
        }
    }
}
