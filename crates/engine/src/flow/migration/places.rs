//! What the state keeps by places: branches taken, joins passed, turns of repeats, carried over to where the same
//! blocks stand in the new version.

use super::{
    Obstacle,
    blocks::{Block, Sort},
    counterpart::{arm_of, counterparts},
    past::is_reached,
};
use crate::flow::{JoinState, RepeatState, State, StepStatus};
use std::collections::{BTreeMap, BTreeSet};

/// What stands at which place of the new version.
#[derive(Default)]
pub(super) struct Carried {
    pub choices: BTreeMap<String, Option<u32>>,
    pub joins: BTreeMap<String, JoinState>,
    pub repeats: BTreeMap<String, RepeatState>,
    /// Old place → new place of everything above.
    pub renamed: BTreeMap<String, String>,
    pub obstacles: Vec<Obstacle>,
}

pub(super) fn carry(old: &[Block<'_>], new: &[Block<'_>], state: &State) -> Carried {
    let mut carried = Carried::default();
    for (block, counterpart) in old.iter().zip(counterparts(old, new)) {
        let counterpart = counterpart.and_then(|place| new.get(place));
        match block.sort {
            Sort::Choice => carried.add_choice(block, counterpart, state),
            Sort::Parallel => carried.add_join(block, counterpart, state),
            Sort::Repeat => carried.add_repeat(block, counterpart, state),
        }
    }
    for block in new.iter().filter(|block| block.sort == Sort::Choice) {
        carried.settle(block, state);
    }
    carried
}

impl Carried {
    fn add_choice(&mut self, block: &Block<'_>, new: Option<&Block<'_>>, state: &State) {
        let Some(taken) = state.choices.get(&block.place) else { return };
        match (new, taken) {
            (None, _) => self.must_not_be_inside(block, state),
            (Some(new), None) => self.choose(block, new, None),
            (Some(new), Some(taken)) => match mapped(block, new, *taken) {
                Some(taken) => self.choose(block, new, Some(taken)),
                None => self.obstacles.push(Obstacle::BranchGone { place: block.place.clone() }),
            },
        }
    }

    fn choose(&mut self, block: &Block<'_>, new: &Block<'_>, taken: Option<u32>) {
        self.choices.insert(new.place.clone(), taken);
        self.rename(block, new);
    }

    fn add_join(&mut self, block: &Block<'_>, new: Option<&Block<'_>>, state: &State) {
        let Some(held) = state.joins.get(&block.place) else { return };
        let Some(new) = new else {
            return self.obstacles.push(Obstacle::BlockGone { place: block.place.clone() });
        };
        let branches: Option<BTreeSet<u32>> =
            held.branches.iter().map(|branch| mapped(block, new, *branch)).collect();
        match branches {
            Some(branches) => {
                let held = JoinState { branches: branches.into_iter().collect(), passed: held.passed };
                self.joins.insert(new.place.clone(), held);
                self.rename(block, new);
            }
            None => self.obstacles.push(Obstacle::BranchGone { place: block.place.clone() }),
        }
    }

    fn add_repeat(&mut self, block: &Block<'_>, new: Option<&Block<'_>>, state: &State) {
        let Some(held) = state.repeats.get(&block.place) else { return };
        match new {
            Some(new) => {
                self.repeats.insert(new.place.clone(), *held);
                self.rename(block, new);
            }
            None if held.ended => {}
            None => self.obstacles.push(Obstacle::BlockGone { place: block.place.clone() }),
        }
    }

    fn rename(&mut self, block: &Block<'_>, new: &Block<'_>) {
        if block.place != new.place {
            self.renamed.insert(block.place.clone(), new.place.clone());
        }
    }

    /// A choice that is gone with everything in it done is no loss; in the middle of it, the flow has to stay.
    fn must_not_be_inside(&mut self, block: &Block<'_>, state: &State) {
        let to_be_done = |key: &&str| {
            let step = state.steps.get(*key);
            step.is_some_and(|step| step.is_open() || step.status == StepStatus::Pending)
        };
        if block.steps().iter().any(to_be_done) {
            self.obstacles.push(Obstacle::BlockGone { place: block.place.clone() });
        }
    }

    /// What was reached tells which branch a choice has taken that is new; and it lies in no other branch.
    fn settle(&mut self, block: &Block<'_>, state: &State) {
        let reached = |arm: usize| {
            let steps = block.arms.get(arm).map(|arm| &arm.steps);
            steps.and_then(|steps| steps.iter().find(|key| is_reached(state, key)).copied())
        };
        let arms: Vec<usize> = (0..block.arms.len()).filter(|arm| reached(*arm).is_some()).collect();
        let taken = match (self.choices.get(&block.place), arms.as_slice()) {
            (Some(taken), _) => *taken,
            (None, [arm, ..]) => u32::try_from(*arm).ok(),
            (None, []) => return,
        };
        let elsewhere = arms.iter().filter(|arm| u32::try_from(**arm).ok() != taken);
        for step in elsewhere.filter_map(|arm| reached(*arm)) {
            self.obstacles.push(Obstacle::BranchNotTaken { step: step.to_owned() });
        }
        self.choices.insert(block.place.clone(), taken);
    }
}

fn mapped(block: &Block<'_>, new: &Block<'_>, arm: u32) -> Option<u32> {
    let arm = usize::try_from(arm).ok()?;
    u32::try_from(arm_of(block, new, arm)?).ok()
}
