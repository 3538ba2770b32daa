//! Choices: which branch is taken, by condition or by a person, and what becomes of the others.

use super::turn::Turn;
use crate::flow::{
    Event, ResetCause, StepStatus,
    place::{Place, each_step},
};
use model::{
    Value,
    definition::{Choice, Item, Step},
};

impl<'a> Turn<'a> {
    /// What was open or done in another branch than the one taken is withdrawn.
    pub fn choose(&mut self, choice: &'a Choice, place: Place<'_>) -> bool {
        if choice.by.as_ref().is_some_and(|by| !self.reach(by)) {
            return false;
        }
        let key = place.to_string();
        let taken = match self.state.choices.get(&key) {
            Some(taken) => *taken,
            None => self.take_branch(choice, key),
        };
        let Some(index) = taken.and_then(|taken| usize::try_from(taken).ok()) else { return true };
        choice.branches.get(index).is_none_or(|branch| self.walk(&branch.items, place.at(index)))
    }

    fn take_branch(&mut self, choice: &'a Choice, key: String) -> Option<u32> {
        let index = match &choice.by {
            Some(by) => self.picked(choice, by),
            None => {
                let holds = |condition: &_| self.holds(condition);
                choice.branches.iter().position(|branch| branch.condition.as_ref().is_none_or(holds))
            }
        };
        let taken = index.and_then(|index| u32::try_from(index).ok());
        self.reopen_within(&key);
        self.emit(Event::BranchTaken { choice: key, branch: taken });
        for (number, branch) in choice.branches.iter().enumerate() {
            if Some(number) != index {
                self.withdraw_branch(&branch.items);
            }
        }
        taken
    }

    /// What the person who decides picked; nothing where the decision was skipped.
    fn picked(&self, choice: &Choice, by: &Step) -> Option<usize> {
        let done = self.state.steps.get(&by.key).is_some_and(|step| step.status == StepStatus::Done);
        let Some(Value::Text(name)) = self.state.given(&by.key, BRANCH).filter(|_| done) else { return None };
        choice.branches.iter().position(|branch| branch.name.as_ref() == Some(name))
    }

    fn withdraw_branch(&mut self, items: &'a [Item]) {
        let mut dropped = Vec::new();
        each_step(items, &mut |step| {
            if self.state.steps.get(&step.key).is_some_and(|step| step.status != StepStatus::Withdrawn) {
                dropped.push(&step.key);
            }
        });
        for key in dropped {
            self.leave_step(key, ResetCause::BranchDropped);
        }
    }
}

/// The one field of a decision's form: the name of the branch.
const BRANCH: &str = "branch";
