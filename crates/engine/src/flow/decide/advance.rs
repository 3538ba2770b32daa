//! Going on: everything that can begin begins. The walk looks at what is finished, not at a counter, so that after a
//! send-back it finds by itself what has to open again.

use super::turn::Turn;
use crate::flow::{
    Event, StepStatus,
    place::{Place, outcome_items, outcome_root},
};
use model::definition::{Item, Kind, Milestone, Step};

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
    pub fn walk(&mut self, items: &'a [Item], place: Place<'_>) -> bool {
        items.iter().enumerate().all(|(index, item)| match item {
            Item::Step(step) => self.reach(step),
            Item::Parallel(parallel) => self.walk_parallel(parallel, place.at(index)),
            Item::Choice(choice) => self.choose(choice, place.at(index)),
            Item::Repeat(repeat) => self.walk_repeat(repeat, place.at(index)),
            Item::Milestone(milestone) => self.pass(milestone),
        })
    }

    pub fn reach(&mut self, step: &'a Step) -> bool {
        match self.state.steps.get(&step.key).map(|step| step.status) {
            Some(StepStatus::Done | StepStatus::Skipped) => return true,
            Some(StepStatus::Open | StepStatus::InReview) => return self.take_kept_signal(step),
            Some(StepStatus::Preparing) => return false,
            Some(StepStatus::Pending | StepStatus::Withdrawn) | None => {}
        }
        if step.when.as_ref().is_some_and(|when| !self.holds(when)) {
            let step = step.key.clone();
            self.emit(Event::StepSkipped { step, reason: None, by: None, at: self.now });
            return true;
        }
        match step.kind {
            Kind::Message => self.post(step),
            Kind::Wait => self.begin_wait(step),
            Kind::Flow => self.ask_sub_flow(step),
            Kind::UpdateRecord => self.ask_update(step),
            _ => {
                self.open(step);
                false
            }
        }
    }

    fn pass(&mut self, milestone: &Milestone) -> bool {
        if !self.state.milestones.contains(&milestone.key) {
            self.emit(Event::MilestoneReached { milestone: milestone.key.clone(), at: self.now });
        }
        true
    }
}
