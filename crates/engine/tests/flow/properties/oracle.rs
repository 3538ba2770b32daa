//! Second opinions, written on their own from engine.md: what is finished, who may answer, what depends on what.

use engine::flow::{Holder, State, StepStatus};
use model::{
    Definition,
    definition::{DecidedBy, Item, Join, Order, Outcome, OutcomeRule, Parallel, Step},
};
use std::collections::{BTreeMap, BTreeSet};

type Keys = BTreeSet<String>;

/// Every step of these items, those of outcomes included.
pub fn steps_of(items: &[Item]) -> Keys {
    let mut keys = Keys::new();
    for item in items {
        match item {
            Item::Step(step) => {
                keys.insert(step.key.clone());
                keys.extend(outcome_items(step).into_iter().flat_map(|(_, items)| steps_of(items)));
            }
            Item::Parallel(parallel) => {
                keys.extend(parallel.branches.iter().flat_map(|one| steps_of(&one.items)))
            }
            Item::Choice(choice) => {
                keys.extend(choice.by.iter().map(|by| by.key.clone()));
                keys.extend(choice.branches.iter().flat_map(|one| steps_of(&one.items)));
            }
            Item::Repeat(repeat) => keys.extend(steps_of(&repeat.items)),
            Item::Milestone(_) => {}
        }
    }
    keys
}

fn outcome_items(step: &Step) -> Vec<(Outcome, &[Item])> {
    let run = |(outcome, rule): (&Outcome, &'_ OutcomeRule)| match rule {
        OutcomeRule::Run(_) => Some(*outcome),
        _ => None,
    };
    let outcomes: Vec<Outcome> = step.outcomes.iter().filter_map(run).collect();
    outcomes
        .into_iter()
        .filter_map(|outcome| match &step.outcomes[&outcome] {
            OutcomeRule::Run(items) => Some((outcome, items.as_slice())),
            _ => None,
        })
        .collect()
}

/// Whether all these items are finished. `place` names choices as the state does.
pub fn finished(items: &[Item], place: &str, state: &State) -> bool {
    items.iter().enumerate().all(|(index, item)| {
        let place = format!("{place}.{index}");
        match item {
            Item::Step(step) => is_finished(step, state),
            Item::Repeat(repeat) => {
                let ended = state.repeats.get(&place).is_some_and(|held| held.ended);
                ended && finished(&repeat.items, &place, state)
            }
            Item::Milestone(milestone) => state.milestones.contains(&milestone.key),
            Item::Parallel(parallel) => {
                let done: Vec<bool> = finished_branches(parallel, &place, state);
                match state.joins.get(&place) {
                    // What let it pass is still finished.
                    Some(held) if held.passed => {
                        held.branches.iter().all(|branch| done[usize::try_from(*branch).unwrap()])
                    }
                    Some(_) => false,
                    None => done.into_iter().all(|done| done),
                }
            }
            Item::Choice(choice) if choice.by.as_ref().is_some_and(|by| !is_finished(by, state)) => false,
            Item::Choice(choice) => match state.choices.get(&place) {
                None => false,
                Some(None) => true,
                Some(Some(taken)) => {
                    let branch = &choice.branches[usize::try_from(*taken).unwrap()];
                    finished(&branch.items, &format!("{place}.{taken}"), state)
                }
            },
        }
    })
}

/// Whether a step may begin.
#[derive(Clone, Copy)]
pub struct Reached {
    begins: bool,
    /// It is one of an outcome's own steps: while they run, nothing around that outcome counts.
    by_outcome: bool,
}

fn is_finished(step: &Step, state: &State) -> bool {
    let status = state.steps.get(&step.key).map(|step| step.status);
    matches!(status, Some(StepStatus::Done | StepStatus::Skipped))
}

fn finished_branches(parallel: &Parallel, place: &str, state: &State) -> Vec<bool> {
    let branches = parallel.branches.iter().enumerate();
    branches.map(|(number, branch)| finished(&branch.items, &format!("{place}.{number}"), state)).collect()
}

/// The parallel block at a place, and whether so many of its branches have finished as its join asks for.
pub fn may_pass(definition: &Definition, state: &State, join: &str, named: &[u32]) -> bool {
    let found = parallels(definition).into_iter().find(|(place, _)| place == join);
    let Some((place, parallel)) = found else { return false };
    let done = finished_branches(parallel, &place, state);
    let asked = state.joins.get(join).map_or(parallel.branches.len(), |held| held.branches.len());
    let needed = match parallel.join {
        Join::All => parallel.branches.len(),
        Join::Any => 1,
        Join::Number(number) => usize::try_from(number).unwrap().min(parallel.branches.len()),
    };
    named.len() >= needed.min(asked) && named.iter().all(|branch| done[usize::try_from(*branch).unwrap()])
}

fn parallels(definition: &Definition) -> Vec<(String, &Parallel)> {
    let mut found = Vec::new();
    for stage in &definition.stages {
        add_parallels(&stage.items, &stage.key, &mut found);
    }
    found
}

fn add_parallels<'a>(items: &'a [Item], place: &str, found: &mut Vec<(String, &'a Parallel)>) {
    for (index, item) in items.iter().enumerate() {
        let place = format!("{place}.{index}");
        match item {
            Item::Step(step) => {
                for (outcome, items) in outcome_items(step) {
                    let name = serde_json::to_value(outcome).unwrap();
                    add_parallels(items, &format!("{}:{}", step.key, name.as_str().unwrap()), found);
                }
            }
            Item::Parallel(parallel) => {
                for (number, branch) in parallel.branches.iter().enumerate() {
                    add_parallels(&branch.items, &format!("{place}.{number}"), found);
                }
                found.push((place, parallel));
            }
            Item::Choice(choice) => {
                for (number, branch) in choice.branches.iter().enumerate() {
                    add_parallels(&branch.items, &format!("{place}.{number}"), found);
                }
            }
            Item::Repeat(repeat) => add_parallels(&repeat.items, &place, found),
            Item::Milestone(_) => {}
        }
    }
}

/// Whether everything that stands before a step, in each sequence around it, is finished. `None`: not in here.
pub fn reached(items: &[Item], place: &str, state: &State, key: &str) -> Option<Reached> {
    let here = |index: usize| format!("{place}.{index}");
    let inside = |(index, item)| Some((index, reached_in_item(item, &here(index), state, key)?));
    let (index, found) = items.iter().enumerate().find_map(inside)?;
    let follows = found.by_outcome || finished(&items[..index], place, state);
    Some(Reached { begins: found.begins && follows, ..found })
}

fn reached_in_item(item: &Item, here: &str, state: &State, key: &str) -> Option<Reached> {
    let branch = |number: usize, items: &[Item]| reached(items, &format!("{here}.{number}"), state, key);
    match item {
        Item::Step(step) if step.key == key => Some(Reached { begins: true, by_outcome: false }),
        Item::Step(step) => reached_in_outcome(step, state, key),
        Item::Repeat(repeat) => reached(&repeat.items, here, state, key),
        Item::Milestone(_) => None,
        Item::Parallel(parallel) => parallel.branches.iter().enumerate().find_map(|(number, one)| {
            let found = branch(number, &one.items)?;
            let held = state.joins.get(here);
            let runs = held.is_none_or(|held| held.branches.contains(&u32::try_from(number).unwrap()));
            Some(Reached { begins: found.begins && (found.by_outcome || runs), ..found })
        }),
        Item::Choice(choice) if choice.by.as_ref().is_some_and(|by| by.key == key) => {
            Some(Reached { begins: true, by_outcome: false })
        }
        Item::Choice(choice) => choice.branches.iter().enumerate().find_map(|(number, one)| {
            let found = branch(number, &one.items)?;
            let picked = choice.by.as_ref().is_none_or(|by| is_finished(by, state));
            let taken = picked && state.choices.get(here) == Some(&Some(u32::try_from(number).unwrap()));
            Some(Reached { begins: found.begins && (found.by_outcome || taken), ..found })
        }),
    }
}

fn reached_in_outcome(step: &Step, state: &State, key: &str) -> Option<Reached> {
    outcome_items(step).into_iter().find_map(|(outcome, items)| {
        let name = serde_json::to_value(outcome).unwrap();
        let found = reached(items, &format!("{}:{}", step.key, name.as_str().unwrap()), state, key)?;
        let begins = found.begins && ends_within(step, outcome, items, state);
        Some(Reached { begins, by_outcome: true })
    })
}

/// Whether the flow ends by this outcome, or by one inside its steps.
fn ends_within(step: &Step, outcome: Outcome, items: &[Item], state: &State) -> bool {
    state
        .ending
        .as_ref()
        .is_some_and(|(key, ended)| (*key == step.key && *ended == outcome) || steps_of(items).contains(key))
}

/// The same over the stages.
pub fn reached_in_flow(definition: &Definition, state: &State, key: &str) -> bool {
    for (number, stage) in definition.stages.iter().enumerate() {
        if let Some(found) = reached(&stage.items, &stage.key, state, key) {
            let before = &definition.stages[..number];
            let follows = before.iter().all(|stage| finished(&stage.items, &stage.key, state));
            return found.begins && (found.by_outcome || follows);
        }
    }
    false
}

/// Who may answer a step now, by the rule of who decides, the order, and the pool.
pub fn may_answer(definition: &Definition, state: &State, step: &Step) -> Keys {
    let Some(open) = state.steps.get(&step.key).filter(|open| open.status == StepStatus::Open) else {
        return Keys::new();
    };
    let attempt = open.current().unwrap();
    if attempt.staffed_at.is_none() {
        return Keys::new();
    }
    let pool = state
        .assignments
        .values()
        .find(|held| held.step == step.key && held.is_act() && matches!(held.holder, Holder::Pool { .. }));
    if let Some(pool) = pool {
        return match &pool.holder {
            Holder::Pool { picked_by: Some(holder), .. } => Keys::from([holder.to_string()]),
            Holder::Pool { group, .. } => {
                state.groups[group.as_ref().unwrap()].iter().map(ToString::to_string).collect()
            }
            Holder::Person(_) => unreachable!("it is a pool"),
        };
    }
    assert!(definition.role(&step.role).is_some());
    if attempt.members.is_empty() {
        // A group's work, handed over to one person.
        let held = state.assignments.values().filter(|held| held.step == step.key && held.is_act());
        return held.filter_map(|held| held.person()).map(ToString::to_string).collect();
    }
    let decided: Keys = attempt.decisions.iter().map(|decision| decision.by.to_string()).collect();
    let left: Vec<String> =
        attempt.members.iter().map(ToString::to_string).filter(|id| !decided.contains(id)).collect();
    let one_at_a_time = step.order == Order::OneAfterAnother && !attempt.documents_only;
    let at_once = if one_at_a_time { 1 } else { left.len() };
    assert!(step.decided_by != DecidedBy::One || attempt.decisions.is_empty());
    left.into_iter().take(at_once).collect()
}

/// D of T, by the definition, again and again until nothing is added.
pub fn dependents(definition: &Definition, of: &Keys) -> Keys {
    let mut reads: BTreeMap<String, Keys> = BTreeMap::new();
    let mut after: BTreeSet<(String, String)> = BTreeSet::new();
    let stages: Vec<Keys> = definition.stages.iter().map(|stage| steps_of(&stage.items)).collect();
    in_sequence(&stages, &mut after);
    for stage in &definition.stages {
        look(&stage.items, &Keys::new(), &mut reads, &mut after);
    }
    let mut found = Keys::new();
    loop {
        let before = found.len();
        for (step, read) in &reads {
            let reads_some = read.iter().any(|one| one != step && (of.contains(one) || found.contains(one)));
            let follows = found.iter().any(|one| after.contains(&(step.clone(), one.clone())));
            if reads_some || follows {
                found.insert(step.clone());
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn in_sequence(items: &[Keys], after: &mut BTreeSet<(String, String)>) {
    for (place, later) in items.iter().enumerate() {
        for earlier in items[..place].iter().flatten() {
            after.extend(later.iter().map(|later| (later.clone(), earlier.clone())));
        }
    }
}

fn look(
    items: &[Item],
    conditions: &Keys,
    reads: &mut BTreeMap<String, Keys>,
    after: &mut BTreeSet<(String, String)>,
) {
    let each: Vec<Keys> = items.iter().map(|item| steps_of(std::slice::from_ref(item))).collect();
    in_sequence(&each, after);
    for item in items {
        match item {
            Item::Step(step) => {
                let mut bare = step.clone();
                bare.outcomes.clear();
                bare.due = None;
                let mut read = conditions.clone();
                read.extend(step.sees.iter().cloned());
                named(&serde_json::to_value(&bare).unwrap(), &mut read);
                reads.insert(step.key.clone(), read);
                for (_, items) in outcome_items(step) {
                    look(items, conditions, reads, after);
                }
            }
            Item::Parallel(parallel) => {
                parallel.branches.iter().for_each(|branch| look(&branch.items, conditions, reads, after));
            }
            Item::Choice(choice) => {
                let mut inner = conditions.clone();
                if let Some(by) = &choice.by {
                    let mut read = conditions.clone();
                    named(&serde_json::to_value(by).unwrap(), &mut read);
                    reads.insert(by.key.clone(), read);
                    let inside: Keys = choice.branches.iter().flat_map(|one| steps_of(&one.items)).collect();
                    after.extend(inside.iter().map(|later| (later.clone(), by.key.clone())));
                    inner.insert(by.key.clone());
                }
                for branch in &choice.branches {
                    named(&serde_json::to_value(&branch.condition).unwrap(), &mut inner);
                }
                choice.branches.iter().for_each(|branch| look(&branch.items, &inner, reads, after));
            }
            Item::Repeat(repeat) => {
                // What the condition reads of the body decides on the next turn, not on this one.
                let mut around = Keys::new();
                named(&serde_json::to_value(&repeat.until).unwrap(), &mut around);
                let inside = steps_of(&repeat.items);
                around.retain(|read| !inside.contains(read));
                around.extend(conditions.iter().cloned());
                look(&repeat.items, &around, reads, after);
            }
            Item::Milestone(_) => {}
        }
    }
}

/// Steps named by the data paths anywhere in a piece of a definition.
fn named(tree: &serde_json::Value, found: &mut Keys) {
    match tree {
        serde_json::Value::Object(parts) => {
            if let (2, Some(step), true) =
                (parts.len(), parts.get("step").and_then(|step| step.as_str()), parts.contains_key("field"))
            {
                found.insert(step.to_owned());
            }
            parts.values().for_each(|part| named(part, found));
        }
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| named(part, found)),
        _ => {}
    }
}
