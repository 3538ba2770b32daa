//! Going on: everything that can begin begins. The walk looks at what is finished, not at a counter, so that after a
//! send-back it finds by itself what has to open again.

use super::turn::Turn;
use crate::flow::{
    Event, ResetCause, StepStatus,
    place::{Place, each_step, outcome_items, outcome_root},
};
use model::definition::{Choice, Item, Kind, Milestone, Step};

impl<'a> Turn<'a> {
    pub fn advance(&mut self) {
        let definition = self.definition;
        if let Some((step, outcome)) = self.state.ending.clone() {
            let items = crate::flow::place::find(definition, &step)
                .map_or(&[][..], |step| outcome_items(step, outcome));
            if self.walk(items, Place::root(&outcome_root(&step, outcome))) {
                self.complete_flow();
            }
            return;
        }
        for stage in &definition.stages {
            if self.state.stages_done.contains(&stage.key) {
                continue;
            }
            if self.state.stage.as_ref() != Some(&stage.key) {
                self.emit(Event::StageStarted { stage: stage.key.clone(), at: self.now });
            }
            if !self.walk(&stage.items, Place::root(&stage.key)) {
                return;
            }
            self.emit(Event::StageFinished { stage: stage.key.clone(), at: self.now });
        }
        self.complete_flow();
    }

    /// Whether all items are finished; opens the first that is not.
    fn walk(&mut self, items: &'a [Item], place: Place<'_>) -> bool {
        items.iter().enumerate().all(|(index, item)| match item {
            Item::Step(step) => self.reach(step),
            Item::Parallel(parallel) => {
                let place = place.at(index);
                let mut all = true;
                for (number, branch) in parallel.branches.iter().enumerate() {
                    all &= self.walk(&branch.items, place.at(number));
                }
                all
            }
            Item::Choice(choice) => self.choose(choice, place.at(index)),
            Item::Repeat(repeat) => self.walk(&repeat.items, place.at(index)),
            Item::Milestone(milestone) => self.pass(milestone),
        })
    }

    fn reach(&mut self, step: &'a Step) -> bool {
        match self.state.steps.get(&step.key).map(|step| step.status) {
            Some(StepStatus::Done | StepStatus::Skipped) => return true,
            Some(StepStatus::Open | StepStatus::InReview) => return false,
            Some(StepStatus::Pending | StepStatus::Withdrawn) | None => {}
        }
        if step.when.as_ref().is_some_and(|when| !self.holds(when)) {
            self.emit(Event::StepSkipped { step: step.key.clone(), at: self.now });
            return true;
        }
        if step.kind == Kind::Message {
            return self.post(step);
        }
        self.open(step);
        false
    }

    /// The first branch whose condition holds. What was open or done in another branch is withdrawn.
    fn choose(&mut self, choice: &'a Choice, place: Place<'_>) -> bool {
        let key = place.to_string();
        let taken = match self.state.choices.get(&key) {
            Some(taken) => *taken,
            None => self.take_branch(choice, key),
        };
        let Some(index) = taken.and_then(|taken| usize::try_from(taken).ok()) else { return true };
        choice.branches.get(index).is_none_or(|branch| self.walk(&branch.items, place.at(index)))
    }

    fn take_branch(&mut self, choice: &'a Choice, key: String) -> Option<u32> {
        let holds = |condition: &_| self.holds(condition);
        let index = choice.branches.iter().position(|branch| branch.condition.as_ref().is_none_or(holds));
        let taken = index.and_then(|index| u32::try_from(index).ok());
        self.drop_choices_within(&key);
        self.emit(Event::BranchTaken { choice: key, branch: taken });
        for (number, branch) in choice.branches.iter().enumerate() {
            if Some(number) != index {
                self.withdraw_branch(&branch.items);
            }
        }
        taken
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

    /// A choice decided anew takes the choices inside it with it.
    fn drop_choices_within(&mut self, key: &str) {
        let within = |other: &&String| other.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        let inner: Vec<String> = self.state.choices.keys().filter(within).cloned().collect();
        for choice in inner {
            self.emit(Event::ChoiceReopened { choice });
        }
    }

    fn pass(&mut self, milestone: &Milestone) -> bool {
        if !self.state.milestones.contains(&milestone.key) {
            self.emit(Event::MilestoneReached { milestone: milestone.key.clone(), at: self.now });
        }
        true
    }
}
