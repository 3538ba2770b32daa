//! Milestones by their key, wherever in a definition they stand.

use model::{
    Definition,
    definition::{Item, Milestone, OutcomeRule},
};

pub fn find<'d>(definition: &'d Definition, key: &str) -> Option<&'d Milestone> {
    definition.stages.iter().find_map(|stage| among(&stage.items, key))
}

fn among<'d>(items: &'d [Item], key: &str) -> Option<&'d Milestone> {
    items.iter().find_map(|item| match item {
        Item::Milestone(milestone) => (milestone.key == key).then_some(milestone),
        Item::Parallel(parallel) => parallel.branches.iter().find_map(|branch| among(&branch.items, key)),
        Item::Choice(choice) => choice.branches.iter().find_map(|branch| among(&branch.items, key)),
        Item::Repeat(repeat) => among(&repeat.items, key),
        Item::Step(step) => step.outcomes.values().find_map(|rule| match rule {
            OutcomeRule::Run(items) => among(items, key),
            _ => None,
        }),
    })
}
