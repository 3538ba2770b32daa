//! A walk through the new version as the flow will see it: what stands before something that was reached is passed,
//! and what was not reached there is not asked any more.

use super::{past::is_reached, places::Carried};
use crate::flow::{
    RepeatState, State, StepStatus,
    place::{Place, each_step, outcome_items, outcome_root},
};
use model::{
    Definition,
    definition::{Choice, Item, Parallel, Repeat, Stage, Step},
};
use std::collections::BTreeSet;

pub(super) struct Walk<'a> {
    state: &'a State,
    carried: &'a mut Carried,
    /// Not reached, and passed.
    pub skipped: Vec<String>,
    /// Not reached, and still to come.
    pub ahead: BTreeSet<String>,
    pub stages_done: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    pub fn through(definition: &'a Definition, state: &'a State, carried: &'a mut Carried) -> Self {
        let mut walk = Self {
            state,
            carried,
            skipped: Vec::new(),
            ahead: BTreeSet::new(),
            stages_done: BTreeSet::new(),
        };
        let furthest = definition.stages.iter().rposition(|stage| walk.has_begun(stage));
        for (number, stage) in definition.stages.iter().enumerate() {
            let done = state.stages_done.contains(&stage.key);
            let passed = done || furthest.is_some_and(|furthest| number < furthest);
            if walk.items(&stage.items, Place::root(&stage.key), passed) && passed {
                walk.stages_done.insert(stage.key.clone());
            }
        }
        walk
    }

    fn has_begun(&self, stage: &Stage) -> bool {
        self.state.stages_done.contains(&stage.key)
            || self.state.stage.as_ref() == Some(&stage.key)
            || stage.items.iter().any(|item| self.holds_reached(item))
    }

    fn holds_reached(&self, item: &Item) -> bool {
        let mut reached = false;
        each_step(std::slice::from_ref(item), &mut |step| reached |= is_reached(self.state, &step.key));
        reached
    }

    /// A step that somebody had when its owner skipped it: whatever step is put before it comes too late.
    fn was_left(&self, item: &Item) -> bool {
        let Item::Step(step) = item else { return false };
        let live = self.state.steps.get(&step.key).filter(|live| live.status == StepStatus::Skipped);
        live.is_some_and(|live| live.skipped.as_ref().is_some_and(|skipped| skipped.was_open))
    }

    /// Whether all items are finished once what is passed is skipped.
    fn items(&mut self, items: &'a [Item], place: Place<'_>, passed: bool) -> bool {
        let furthest = items.iter().rposition(|item| self.holds_reached(item));
        let left = items.iter().rposition(|item| self.was_left(item));
        let mut finished = true;
        for (index, item) in items.iter().enumerate() {
            // A choice after something that is done once more is made anew, whatever goes on beside it.
            let is_to_be_made = matches!(item, Item::Choice(_)) && !finished;
            let passed = !is_to_be_made && (passed || furthest.is_some_and(|furthest| index < furthest));
            finished &= match item {
                Item::Step(step) => self.step(step, passed || left.is_some_and(|left| index < left)),
                _ => self.item(item, place.at(index), passed),
            };
        }
        finished
    }

    fn item(&mut self, item: &'a Item, place: Place<'_>, passed: bool) -> bool {
        match item {
            Item::Step(step) => self.step(step, passed),
            Item::Parallel(parallel) => self.parallel(parallel, place, passed),
            Item::Choice(choice) => self.choice(choice, place, passed),
            Item::Repeat(repeat) => self.repeat(repeat, place, passed),
            Item::Milestone(_) => true,
        }
    }

    fn step(&mut self, step: &'a Step, passed: bool) -> bool {
        if let Some((key, outcome)) = &self.state.ending
            && *key == step.key
        {
            let root = outcome_root(key, *outcome);
            self.items(outcome_items(step, *outcome), Place::root(&root), false);
        }
        let live = self.state.steps.get(&step.key);
        let finished = live.is_some_and(|live| live.is_finished());
        if finished || is_reached(self.state, &step.key) {
            return finished;
        }
        let again = live.is_some_and(|live| live.status == StepStatus::Pending && !live.attempts.is_empty());
        if passed && !again {
            self.skipped.push(step.key.clone());
            return true;
        }
        self.ahead.insert(step.key.clone());
        false
    }

    fn parallel(&mut self, parallel: &'a Parallel, place: Place<'_>, passed: bool) -> bool {
        let held = self.carried.joins.get(&place.to_string()).cloned();
        let mut finished = 0;
        for (number, branch) in parallel.branches.iter().enumerate() {
            if held.as_ref().is_some_and(|held| held.passed && held.left_out(number)) {
                continue;
            }
            finished += usize::from(self.items(&branch.items, place.at(number), passed));
        }
        held.is_some_and(|held| held.passed) || finished >= parallel.join.needed(parallel.branches.len())
    }

    /// A choice that is passed and was never made takes no branch.
    fn choice(&mut self, choice: &'a Choice, place: Place<'_>, passed: bool) -> bool {
        let key = place.to_string();
        let picked = choice.by.as_deref().is_none_or(|by| self.step(by, passed));
        let taken = match self.carried.choices.get(&key) {
            Some(taken) => *taken,
            None if passed => {
                self.carried.choices.insert(key, None);
                None
            }
            None => {
                for branch in &choice.branches {
                    each_step(&branch.items, &mut |step| {
                        self.ahead.insert(step.key.clone());
                    });
                }
                return false;
            }
        };
        let branch =
            taken.and_then(|taken| choice.branches.get(usize::try_from(taken).ok()?).zip(Some(taken)));
        let finished = branch.is_none_or(|(branch, taken)| {
            self.items(&branch.items, place.at(usize::try_from(taken).unwrap_or(usize::MAX)), passed)
        });
        picked && finished
    }

    /// A repeat that is passed and was never begun has ended.
    fn repeat(&mut self, repeat: &'a Repeat, place: Place<'_>, passed: bool) -> bool {
        let finished = self.items(&repeat.items, place, passed);
        let key = place.to_string();
        if passed && finished && !self.carried.repeats.contains_key(&key) {
            self.carried.repeats.insert(key.clone(), RepeatState { ended: true, ..RepeatState::FIRST });
        }
        self.carried.repeats.get(&key).is_some_and(|held| held.ended)
    }
}
