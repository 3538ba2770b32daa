//! Items of `steps`: a step or a block, and the blocks' branches.

use super::{
    Reading, Scope,
    map::{At, MapAt, in_words},
    route::{Leg, Route},
    step,
};
use crate::{
    definition::{
        Branch, Choice, ChoiceBranch, Item, Join, Milestone, Parallel,
        language::{BRANCH, CHOICE, CHOICE_BRANCH, ITEM, JOINS, MILESTONE, PARALLEL, listed},
    },
    limits::TEMPLATE_NESTING_MAX,
};

pub(super) fn items(at: &At<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Vec<Item> {
    if depth > TEMPLATE_NESTING_MAX {
        at.problem(reading, "blocks nested too deep", format!("at most {TEMPLATE_NESTING_MAX} levels"));
        return Vec::new();
    }
    let list = at.list(reading);
    let numbered = list.iter().enumerate();
    numbered.filter_map(|(place, at)| item(at, &route.then(Leg::Item(place)), depth, reading)).collect()
}

fn item(at: &At<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Option<Item> {
    let known: Vec<&str> = ITEM.words.iter().map(|word| word.name).collect();
    let heads: Vec<_> = at
        .node
        .entries()
        .iter()
        .filter(|entry| known.contains(&entry.key.as_str()) || ITEM.later.contains(&entry.key.as_str()))
        .collect();
    let [head] = heads.as_slice() else {
        let what = match heads.as_slice() {
            [one, two, ..] => format!("`{}` and `{}` in one item", one.key, two.key),
            _ => format!("{} as an item of `steps`", at.node.described()),
        };
        at.problem(reading, what, format!("exactly one of {}", listed(&known)));
        return None;
    };
    if ITEM.later.contains(&head.key.as_str()) {
        let what = format!("`{}` is not supported yet", head.key);
        reading.problems.add(head.place, &at.child_path(&head.key), what, listed(&known));
        return None;
    }
    match head.key.as_str() {
        "step" => step::step(at, route, depth, reading).map(Item::Step),
        "milestone" => milestone(at, reading).map(Item::Milestone),
        block => {
            let inner = At { node: &head.value, path: at.child_path(block) };
            for other in at.node.entries().iter().filter(|entry| entry.key != block) {
                let what = format!("`{}` beside `{block}`", other.key);
                reading.problems.add(
                    other.place,
                    &at.child_path(&other.key),
                    what,
                    format!("it under `{block}`"),
                );
            }
            match block {
                "parallel" => parallel(&inner, route, depth, reading).map(Item::Parallel),
                _ => choice(&inner, route, depth, reading).map(Item::Choice),
            }
        }
    }
}

fn milestone(at: &At<'_>, reading: &mut Reading<'_>) -> Option<Milestone> {
    let map = MapAt::open(at, &MILESTONE, reading)?;
    let key_at = map.at("milestone")?;
    let key = key_at.name(reading)?;
    if !reading.milestones.insert(key.clone()) {
        key_at.problem(reading, format!("a second milestone `{key}`"), "a name that no other milestone has");
    }
    let name = map.at("name").map_or_else(|| Some(in_words(&key)), |at| at.plain_line(reading))?;
    Some(Milestone { key, name })
}

fn parallel(at: &At<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Option<Parallel> {
    let map = MapAt::open(at, &PARALLEL, reading)?;
    let name = map.at("name").and_then(|at| at.plain_line(reading));
    if let Some(join) = map.at("join") {
        if join.node.scalar().is_some_and(|scalar| scalar.text.trim().parse::<u32>().is_ok()) {
            join.problem(reading, "joining on a number is not supported yet", "`all`");
        } else {
            join.one_of(&JOINS, reading);
        }
    }
    let branches = filled_list(&map, reading);
    let branches = branches.iter().enumerate().filter_map(|(place, at)| {
        let map = MapAt::open(at, &BRANCH, reading)?;
        let name = map.at("name").and_then(|at| at.plain_line(reading));
        let items = branch_items(&map, &route.then(Leg::Parallel(place)), depth, reading);
        Some(Branch { name, items })
    });
    let branches = branches.collect();
    Some(Parallel { name, join: Join::All, branches })
}

/// `branches`, of which there is at least one.
fn filled_list<'n>(map: &MapAt<'n>, reading: &mut Reading<'_>) -> Vec<At<'n>> {
    let Some(at) = map.at("branches") else { return Vec::new() };
    let list = at.list(reading);
    if at.node.items().is_empty() {
        at.problem(reading, "no branches", "at least one branch");
    }
    list
}

fn branch_items(map: &MapAt<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Vec<Item> {
    map.at("steps").map(|at| items(&at, route, depth + 1, reading)).unwrap_or_default()
}

fn choice(at: &At<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Option<Choice> {
    let map = MapAt::open(at, &CHOICE, reading)?;
    let name = map.at("name").and_then(|at| at.plain_line(reading));
    let list = filled_list(&map, reading);
    let mut branches = Vec::new();
    for (place, at) in list.iter().enumerate() {
        let Some(map) = MapAt::open(at, &CHOICE_BRANCH, reading) else { continue };
        let name = map.at("name").and_then(|at| at.plain_line(reading));
        let condition = branch_condition(&map, place + 1 == list.len(), route, reading);
        let items = branch_items(&map, &route.then(Leg::Choice(place)), depth, reading);
        branches.push(ChoiceBranch { name, condition, items });
    }
    Some(Choice { name, by: None, branches })
}

/// `if` on every branch but the last, which has `otherwise: true`.
fn branch_condition(
    map: &MapAt<'_>,
    is_last: bool,
    route: &Route,
    reading: &mut Reading<'_>,
) -> Option<crate::condition::Condition> {
    let scope = Scope::of_route(reading.declared, route);
    let condition = map.at("if").and_then(|at| at.condition(&scope, reading));
    let otherwise = map.at("otherwise");
    match (&otherwise, map.at("if").is_some()) {
        (Some(at), _) if at.yes_no(reading) == Some(false) => {
            at.problem(reading, "`otherwise: false`", "`otherwise: true`, or `if`");
        }
        (Some(at), true) => at.problem(reading, "`if` and `otherwise` in one branch", "one of them"),
        (Some(at), false) if !is_last => {
            at.problem(reading, "`otherwise` before the last branch", "it on the last branch");
        }
        (None, false) => {
            map.at.problem(reading, "a branch without a condition", "`if`, or `otherwise: true`")
        }
        (None, true) if is_last => {
            map.at.problem(
                reading,
                "a choice whose last branch has a condition",
                "a last branch with `otherwise: true`",
            );
        }
        _ => {}
    }
    condition
}
