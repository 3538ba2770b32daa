//! Places in a definition: finding steps, and naming choices by where they stand.

use model::{
    Definition,
    definition::{Item, Milestone, Outcome, OutcomeRule, Step},
};
use std::fmt;

/// Where an item stands: `review.1.0` is the first item of the second branch or item of stage `review`.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    within: Option<&'a Place<'a>>,
    root: &'a str,
    index: usize,
}

impl<'a> Place<'a> {
    pub fn root(root: &'a str) -> Self {
        Self { within: None, root, index: 0 }
    }

    pub fn at(&'a self, index: usize) -> Self {
        Self { within: Some(self), root: self.root, index }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within {
            Some(outer) => write!(f, "{outer}.{}", self.index),
            None => f.write_str(self.root),
        }
    }
}

/// Root of the places inside the steps of an outcome: `approve:denied`.
pub(super) fn outcome_root(step: &str, outcome: Outcome) -> String {
    let name = serde_json::to_value(outcome).ok();
    let name = name.as_ref().and_then(|name| name.as_str()).unwrap_or_default();
    format!("{step}:{name}")
}

/// The steps of this outcome that run before the flow ends.
pub(super) fn outcome_items(step: &Step, outcome: Outcome) -> &[Item] {
    match step.outcomes.get(&outcome) {
        Some(OutcomeRule::Run(items)) => items,
        _ => &[],
    }
}

pub(super) fn find<'a>(definition: &'a Definition, key: &str) -> Option<&'a Step> {
    definition.stages.iter().find_map(|stage| find_in(&stage.items, key))
}

pub(super) fn find_in<'a>(items: &'a [Item], key: &str) -> Option<&'a Step> {
    items.iter().find_map(|item| match item {
        Item::Step(step) if step.key == key => Some(step),
        Item::Step(step) => step.outcomes.values().find_map(|rule| match rule {
            OutcomeRule::Run(items) => find_in(items, key),
            _ => None,
        }),
        Item::Parallel(parallel) => parallel.branches.iter().find_map(|branch| find_in(&branch.items, key)),
        Item::Choice(choice) => {
            let by = choice.by.as_deref().filter(|by| by.key == key);
            by.or_else(|| choice.branches.iter().find_map(|branch| find_in(&branch.items, key)))
        }
        Item::Repeat(repeat) => find_in(&repeat.items, key),
        Item::Milestone(_) => None,
    })
}

/// Every milestone of these items, in reading order, those of outcomes included.
pub(super) fn each_milestone<'a>(items: &'a [Item], visit: &mut dyn FnMut(&'a Milestone)) {
    for item in items {
        match item {
            Item::Milestone(milestone) => visit(milestone),
            Item::Step(step) => {
                for rule in step.outcomes.values() {
                    if let OutcomeRule::Run(items) = rule {
                        each_milestone(items, visit);
                    }
                }
            }
            Item::Parallel(parallel) => {
                parallel.branches.iter().for_each(|branch| each_milestone(&branch.items, visit));
            }
            Item::Choice(choice) => {
                choice.branches.iter().for_each(|branch| each_milestone(&branch.items, visit));
            }
            Item::Repeat(repeat) => each_milestone(&repeat.items, visit),
        }
    }
}

/// Every step of these items, in reading order, those of outcomes included.
pub(super) fn each_step<'a>(items: &'a [Item], visit: &mut dyn FnMut(&'a Step)) {
    for item in items {
        match item {
            Item::Step(step) => {
                visit(step);
                for rule in step.outcomes.values() {
                    if let OutcomeRule::Run(items) = rule {
                        each_step(items, visit);
                    }
                }
            }
            Item::Parallel(parallel) => {
                parallel.branches.iter().for_each(|branch| each_step(&branch.items, visit));
            }
            Item::Choice(choice) => {
                choice.by.iter().for_each(|by| visit(by));
                choice.branches.iter().for_each(|branch| each_step(&branch.items, visit));
            }
            Item::Repeat(repeat) => each_step(&repeat.items, visit),
            Item::Milestone(_) => {}
        }
    }
}
