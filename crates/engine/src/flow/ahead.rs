//! What can still come: which steps may yet be opened or finished as a flow stands, sending back aside.

use super::{
    State, Status, StepStatus,
    place::{Place, outcome_items, outcome_root},
};
use model::{
    Definition,
    definition::{Item, Moment, OutcomeRule, Step, Trigger},
};
use std::collections::BTreeSet;

pub(super) struct Ahead<'a> {
    definition: &'a Definition,
    state: &'a State,
    /// Steps that may yet be opened.
    opening: BTreeSet<&'a str>,
    /// Steps that may yet come to an outcome.
    finishing: BTreeSet<&'a str>,
    milestones: BTreeSet<&'a str>,
}

impl<'a> Ahead<'a> {
    pub fn of(definition: &'a Definition, state: &'a State) -> Self {
        let (opening, finishing, milestones) = Default::default();
        let mut ahead = Self { definition, state, opening, finishing, milestones };
        if !ahead.is_running() {
            return ahead;
        }
        if let Some((step, outcome)) = &state.ending {
            if let Some(step) = super::place::find(definition, step) {
                let root = outcome_root(&step.key, *outcome);
                ahead.add_items(outcome_items(step, *outcome), Place::root(&root), false);
            }
            return ahead;
        }
        for stage in definition.stages.iter().filter(|stage| !state.stages_done.contains(&stage.key)) {
            ahead.add_items(&stage.items, Place::root(&stage.key), false);
        }
        ahead
    }

    /// Whether the event may yet happen.
    pub fn can_come(&self, trigger: &Trigger) -> bool {
        match trigger {
            _ if !self.is_running() => false,
            Trigger::FlowStarted => false,
            Trigger::FlowEnded | Trigger::Signal(_) => true,
            Trigger::StageStarted(stage) => self.is_to_come(stage) && !self.is_begun(stage),
            Trigger::StageFinished(stage) => self.is_to_come(stage),
            Trigger::Milestone(milestone) => self.milestones.contains(milestone.as_str()),
            Trigger::Step { step, moment: Moment::Opened | Moment::Skipped } => {
                self.opening.contains(step.as_str())
            }
            Trigger::Step { step, .. } | Trigger::Idle { step, .. } => self.finishing.contains(step.as_str()),
        }
    }

    fn is_running(&self) -> bool {
        matches!(self.state.status, Status::Running | Status::Paused)
    }

    /// A stage that finishes if the flow goes on to its end.
    pub fn is_to_come(&self, stage: &str) -> bool {
        self.is_running() && self.state.ending.is_none() && !self.state.stages_done.contains(stage)
    }

    fn is_begun(&self, stage: &str) -> bool {
        let place = |key: &str| self.definition.stages.iter().position(|stage| stage.key == key);
        let reached = self.state.stage.as_deref().and_then(place);
        reached.is_some_and(|reached| place(stage).is_some_and(|place| place <= reached))
    }

    /// `again`: inside a repeat that may have another turn, in which what is done is done anew.
    fn add_items(&mut self, items: &'a [Item], place: Place<'_>, again: bool) {
        for (index, item) in items.iter().enumerate() {
            let place = place.at(index);
            match item {
                Item::Step(step) => self.add_step(step, again),
                Item::Parallel(parallel) => {
                    let join = self.state.joins.get(&place.to_string()).filter(|join| join.passed);
                    for (number, branch) in parallel.branches.iter().enumerate() {
                        if again || !join.is_some_and(|join| join.left_out(number)) {
                            self.add_items(&branch.items, place.at(number), again);
                        }
                    }
                }
                Item::Choice(choice) => {
                    let taken = self.state.choices.get(&place.to_string()).filter(|_| !again);
                    if let Some(by) = &choice.by {
                        self.add_step(by, again);
                    }
                    for (number, branch) in choice.branches.iter().enumerate() {
                        let is_one =
                            |one: &Option<u32>| one.and_then(|one| usize::try_from(one).ok()) == Some(number);
                        if taken.is_none_or(is_one) {
                            self.add_items(&branch.items, place.at(number), again);
                        }
                    }
                }
                Item::Repeat(repeat) => {
                    let ended = self.state.repeats.get(&place.to_string()).is_some_and(|held| held.ended);
                    self.add_items(&repeat.items, place, again || !ended);
                }
                Item::Milestone(milestone) => {
                    if again || !self.state.milestones.contains(&milestone.key) {
                        self.milestones.insert(&milestone.key);
                    }
                }
            }
        }
    }

    fn add_step(&mut self, step: &'a Step, again: bool) {
        let status = self.state.steps.get(&step.key).map_or(StepStatus::Pending, |step| step.status);
        let pending = matches!(status, StepStatus::Pending | StepStatus::Withdrawn);
        let finished = matches!(status, StepStatus::Done | StepStatus::Skipped);
        if pending || again {
            self.opening.insert(&step.key);
        }
        if finished && !again {
            return;
        }
        self.finishing.insert(&step.key);
        for (outcome, rule) in &step.outcomes {
            if let OutcomeRule::Run(items) = rule {
                let root = outcome_root(&step.key, *outcome);
                self.add_items(items, Place::root(&root), again);
            }
        }
    }
}
