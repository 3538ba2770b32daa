//! Blocks and what nobody does, in few words.

use super::{field, step};
use model::{
    FieldType,
    condition::Condition,
    definition::{Branch, Choice, ChoiceBranch, Item, Join, Kind, Parallel, Repeat, Step, SubFlow, WaitFor},
    target::{Span, Target, Unit},
};

pub fn joined(join: Join, branches: Vec<Vec<Item>>) -> Item {
    let branches = branches.into_iter().map(|items| Branch { name: None, items }).collect();
    Item::Parallel(Parallel { name: None, join, branches })
}

/// `role` picks among these branches at the step `key`.
pub fn picked(key: &str, role: &str, branches: Vec<(&str, Vec<Item>)>) -> Item {
    let mut by = step(key, Kind::Decision, role);
    let options = branches.iter().map(|(name, _)| (*name).to_owned()).collect();
    by.form.push(field("branch", FieldType::Choice { options }));
    let branch = |(name, items): (&str, Vec<Item>)| ChoiceBranch {
        name: Some(name.to_owned()),
        condition: None,
        items,
    };
    let branches = branches.into_iter().map(branch).collect();
    Item::Choice(Choice { name: None, by: Some(Box::new(by)), branches })
}

pub fn repeat(until: Condition, at_most: u32, items: Vec<Item>) -> Item {
    Item::Repeat(Repeat { name: None, until, at_most, items })
}

pub fn wait(key: &str, wait: WaitFor) -> Step {
    let mut step = step(key, Kind::Wait, "");
    step.wait = Some(wait);
    step
}

pub fn wait_hours(key: &str, count: u32) -> Step {
    wait(key, WaitFor::For(span(count, Unit::Hours)))
}

pub fn wait_until(key: &str, target: Target) -> Step {
    wait(key, WaitFor::Until(target))
}

pub fn wait_signal(key: &str, name: &str, keep: bool) -> Step {
    wait(key, WaitFor::Signal { name: name.to_owned(), keep })
}

pub fn span(count: u32, unit: Unit) -> Span {
    Span { count, unit }
}

pub fn sub_flow(key: &str, template: &str, waits: bool) -> Step {
    let mut step = step(key, Kind::Flow, "");
    step.flow = Some(SubFlow { template: template.to_owned(), waits });
    step
}
