//! The next version of a random template, as an author might have changed it: a few edits, never a reference to what is
//! not there.

use super::Tape;
use crate::kit;
use model::{
    Definition, FieldType,
    condition::Condition,
    definition::{Branch, Choice, ChoiceBranch, Item, Join, Kind, OutcomeRule, Parallel, Stage, Step},
    target::{Span, Target, Unit},
    text::Text,
};

pub fn next_version(tape: &mut Tape<'_>, old: &Definition) -> Definition {
    let mut new = old.clone();
    for number in 0..=tape.below(5) {
        edit(tape, &mut new, number);
    }
    new
}

fn edit(tape: &mut Tape<'_>, new: &mut Definition, number: usize) {
    match tape.below(13) {
        0..=2 => insert(tape, new, number),
        3 => remove(tape, new),
        4 => swap(tape, new),
        5 => wrap(tape, new, number),
        6 => unwrap(tape, new),
        7 => reorder_branches(tape, new),
        8 => change_step(tape, new),
        9 => add_stage(tape, new, number),
        10 => name_stage(tape, new, number),
        _ => deadline(tape, new),
    }
}

/// Every list of items, in reading order.
fn each_list(items: &mut Vec<Item>, visit: &mut dyn FnMut(&mut Vec<Item>)) {
    visit(items);
    for item in items {
        match item {
            Item::Step(step) => {
                for rule in step.outcomes.values_mut() {
                    if let OutcomeRule::Run(items) = rule {
                        each_list(items, visit);
                    }
                }
            }
            Item::Parallel(block) => {
                block.branches.iter_mut().for_each(|branch| each_list(&mut branch.items, visit))
            }
            Item::Choice(block) => {
                block.branches.iter_mut().for_each(|branch| each_list(&mut branch.items, visit))
            }
            Item::Repeat(block) => each_list(&mut block.items, visit),
            Item::Milestone(_) => {}
        }
    }
}

fn lists(new: &mut Definition, visit: &mut dyn FnMut(&mut Vec<Item>)) {
    new.stages.iter_mut().for_each(|stage| each_list(&mut stage.items, visit));
}

/// One list of items is changed.
fn at_one(tape: &mut Tape<'_>, new: &mut Definition, change: &mut dyn FnMut(&mut Vec<Item>, &mut Tape<'_>)) {
    let mut count = 0;
    lists(new, &mut |_| count += 1);
    let wanted = tape.below(count);
    let mut place = 0;
    lists(new, &mut |items| {
        if place == wanted {
            change(items, tape);
        }
        place += 1;
    });
}

fn added(number: usize) -> Item {
    kit::s(kit::task(&format!("internal_added_{number}"), "lead"))
}

fn insert(tape: &mut Tape<'_>, new: &mut Definition, number: usize) {
    at_one(tape, new, &mut |items, tape| {
        let place = tape.below(items.len() + 1);
        items.insert(place, added(number));
    });
}

fn swap(tape: &mut Tape<'_>, new: &mut Definition) {
    at_one(tape, new, &mut |items, tape| {
        if items.len() > 1 {
            let place = tape.below(items.len() - 1);
            items.swap(place, place + 1);
        }
    });
}

/// An item becomes a branch, of a parallel or a choice.
fn wrap(tape: &mut Tape<'_>, new: &mut Definition, number: usize) {
    at_one(tape, new, &mut |items, tape| {
        if items.is_empty() {
            return;
        }
        let place = tape.below(items.len());
        let (inner, beside) = (vec![items[place].clone()], vec![added(number)]);
        items[place] = if tape.chance(50) {
            let branch = |items| Branch { name: None, items };
            Item::Parallel(Parallel {
                name: None,
                join: Join::All,
                branches: vec![branch(beside), branch(inner)],
            })
        } else {
            let branch = |condition, items| ChoiceBranch { name: None, condition, items };
            let branches = vec![branch(Some(Condition::All(Vec::new())), inner), branch(None, beside)];
            Item::Choice(Choice { name: None, by: None, branches })
        };
    });
}

/// The branches of a parallel one after the other.
fn unwrap(tape: &mut Tape<'_>, new: &mut Definition) {
    at_one(tape, new, &mut |items, _| {
        if let Some(place) = items.iter().position(|item| matches!(item, Item::Parallel(_)))
            && let Item::Parallel(block) = items.remove(place)
        {
            let inside = block.branches.into_iter().flat_map(|branch| branch.items);
            items.splice(place..place, inside.collect::<Vec<_>>());
        }
    });
}

fn reorder_branches(tape: &mut Tape<'_>, new: &mut Definition) {
    at_one(tape, new, &mut |items, _| {
        for item in items {
            match item {
                Item::Parallel(block) => block.branches.rotate_left(1),
                Item::Choice(block) if block.by.is_none() => {
                    let last = block.branches.len().saturating_sub(1);
                    block.branches[..last].reverse();
                }
                Item::Choice(block) => block.branches.reverse(),
                _ => {}
            }
        }
    });
}

fn change_step(tape: &mut Tape<'_>, new: &mut Definition) {
    let keys: Vec<String> = new.steps().iter().map(|step| step.key.clone()).collect();
    let Some(key) = tape.one(&keys) else { return };
    let what = tape.below(5);
    with_step(new, &key, &mut |step| match what {
        0 if step.kind == Kind::Task => step.kind = Kind::Form,
        1 if step.kind.is_human() => step.role = "analyst".to_owned(),
        2 => {
            step.form.pop();
        }
        3 => step.form.iter_mut().for_each(|field| {
            if field.key == "n" {
                field.of = FieldType::Text;
            }
        }),
        _ if step.kind == Kind::FileRequest => step.files.push(kit::document("doc_new")),
        _ => step.title = Text::plain("internal other title"),
    });
}

fn with_step(new: &mut Definition, key: &str, change: &mut dyn FnMut(&mut Step)) {
    lists(new, &mut |items| {
        for item in items {
            match item {
                Item::Step(step) if step.key == key => change(step),
                Item::Choice(Choice { by: Some(by), .. }) if by.key == key => change(by),
                _ => {}
            }
        }
    });
}

fn add_stage(tape: &mut Tape<'_>, new: &mut Definition, number: usize) {
    let place = tape.below(new.stages.len() + 1);
    let key = format!("new_{number}");
    new.stages.insert(place, Stage { name: key.clone(), key, items: vec![added(number + 20)] });
}

fn name_stage(tape: &mut Tape<'_>, new: &mut Definition, number: usize) {
    let place = tape.below(new.stages.len());
    new.stages[place].key = format!("renamed_{number}");
}

fn deadline(tape: &mut Tape<'_>, new: &mut Definition) {
    let keys: Vec<String> = new.steps().iter().map(|step| step.key.clone()).collect();
    let Some(key) = tape.one(&keys) else { return };
    let count = 1 + u32::try_from(tape.below(60)).unwrap();
    let due = tape.chance(70).then_some(Target::In(Span { count, unit: Unit::Hours }));
    with_step(new, &key, &mut |step| {
        if step.kind.is_human() {
            step.due = due.clone();
            step.remind = None;
            step.escalate.clear();
        }
    });
}

/// A step goes, and whatever read it reads it no more.
fn remove(tape: &mut Tape<'_>, new: &mut Definition) {
    let mut gone = None;
    at_one(tape, new, &mut |items, tape| {
        let plain = |item: &Item| matches!(item, Item::Step(step) if !holds_steps(step));
        let places: Vec<usize> = (0..items.len()).filter(|place| plain(&items[*place])).collect();
        if let Some(place) = tape.one(&places)
            && let Item::Step(step) = items.remove(place)
        {
            gone = Some(step.key);
        }
    });
    let Some(gone) = gone else { return };
    let keys: Vec<String> = new.steps().iter().map(|step| step.key.clone()).collect();
    for key in keys {
        with_step(new, &key, &mut |step| forget(step, &gone));
    }
    lists(new, &mut |items| {
        for item in items {
            match item {
                Item::Choice(block) => block.branches.iter_mut().for_each(|branch| {
                    branch.condition.iter_mut().for_each(|condition| forget_in(condition, &gone));
                }),
                Item::Repeat(block) => forget_in(&mut block.until, &gone),
                _ => {}
            }
        }
    });
}

fn holds_steps(step: &Step) -> bool {
    step.outcomes.values().any(|rule| matches!(rule, OutcomeRule::Run(items) if !items.is_empty()))
}

fn forget(step: &mut Step, gone: &str) {
    step.sees.retain(|seen| seen != gone);
    if serde_json::to_string(&step.title).unwrap().contains(&format!("\"{gone}\"")) {
        step.title = Text::plain("internal title");
    }
    if let Some(when) = &mut step.when {
        forget_in(when, gone);
    }
    for rule in step.outcomes.values_mut() {
        let OutcomeRule::BackTo(named) = rule else { continue };
        named.retain(|key| key != gone);
        if named.is_empty() {
            *rule = OutcomeRule::End;
        }
    }
}

fn forget_in(condition: &mut Condition, gone: &str) {
    if serde_json::to_string(condition).unwrap().contains(&format!("\"{gone}\"")) {
        *condition = Condition::All(Vec::new());
    }
}
