//! The blocks of a definition, each with what tells it apart from the others.

use crate::flow::place::{Place, each_step, outcome_root};
use model::{
    Definition,
    condition::Condition,
    definition::{Item, OutcomeRule},
};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Parallel,
    Choice,
    Repeat,
}

pub(super) struct Block<'a> {
    pub sort: Sort,
    pub place: String,
    pub name: Option<&'a str>,
    /// The step in which a person picks the branch.
    pub by: Option<&'a str>,
    /// Of a repeat there is one.
    pub arms: Vec<Arm<'a>>,
}

pub(super) struct Arm<'a> {
    pub name: Option<&'a str>,
    pub condition: Option<&'a Condition>,
    /// All that are inside, in blocks and outcomes too.
    pub steps: BTreeSet<&'a str>,
}

impl<'a> Block<'a> {
    pub fn steps(&self) -> BTreeSet<&'a str> {
        self.arms.iter().flat_map(|arm| arm.steps.iter().copied()).collect()
    }
}

pub(super) fn blocks_of(definition: &Definition) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for stage in &definition.stages {
        add_items(&mut blocks, &stage.items, Place::root(&stage.key));
    }
    blocks
}

fn add_items<'a>(blocks: &mut Vec<Block<'a>>, items: &'a [Item], place: Place<'_>) {
    for (index, item) in items.iter().enumerate() {
        let place = place.at(index);
        match item {
            Item::Step(step) => {
                for (outcome, rule) in &step.outcomes {
                    if let OutcomeRule::Run(items) = rule {
                        let root = outcome_root(&step.key, *outcome);
                        add_items(blocks, items, Place::root(&root));
                    }
                }
            }
            Item::Parallel(parallel) => {
                let arms = parallel.branches.iter().map(|branch| arm(&branch.name, None, &branch.items));
                blocks.push(Block {
                    sort: Sort::Parallel,
                    place: place.to_string(),
                    name: parallel.name.as_deref(),
                    by: None,
                    arms: arms.collect(),
                });
                for (number, branch) in parallel.branches.iter().enumerate() {
                    add_items(blocks, &branch.items, place.at(number));
                }
            }
            Item::Choice(choice) => {
                let arms = choice.branches.iter();
                let arms = arms.map(|branch| arm(&branch.name, branch.condition.as_ref(), &branch.items));
                blocks.push(Block {
                    sort: Sort::Choice,
                    place: place.to_string(),
                    name: choice.name.as_deref(),
                    by: choice.by.as_ref().map(|by| by.key.as_str()),
                    arms: arms.collect(),
                });
                for (number, branch) in choice.branches.iter().enumerate() {
                    add_items(blocks, &branch.items, place.at(number));
                }
            }
            Item::Repeat(repeat) => {
                blocks.push(Block {
                    sort: Sort::Repeat,
                    place: place.to_string(),
                    name: repeat.name.as_deref(),
                    by: None,
                    arms: vec![arm(&None, Some(&repeat.until), &repeat.items)],
                });
                add_items(blocks, &repeat.items, place);
            }
            Item::Milestone(_) => {}
        }
    }
}

fn arm<'a>(name: &'a Option<String>, condition: Option<&'a Condition>, items: &'a [Item]) -> Arm<'a> {
    let mut steps = BTreeSet::new();
    each_step(items, &mut |step| {
        steps.insert(step.key.as_str());
    });
    Arm { name: name.as_deref(), condition, steps }
}
