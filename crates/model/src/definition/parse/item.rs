//! Items of `steps`: a step or a block, and the blocks' branches.

use super::{
    Reading, Scope, block, decision,
    map::{At, MapAt, in_words, meant},
    node::quoted,
    route::{Leg, Route},
    step,
};
use crate::{
    condition::Condition,
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
    let heads: Vec<_> =
        at.node.entries().iter().filter(|entry| known.contains(&entry.key.as_str())).collect();
    let [head] = heads.as_slice() else {
        let what = match heads.as_slice() {
            [one, two, ..] => format!("`{}` and `{}` in one item", one.key, two.key),
            _ => format!("{} as an item of `steps`", at.node.described()),
        };
        at.problem(reading, what, format!("exactly one of {}", listed(&known)));
        return None;
    };
    match head.key.as_str() {
        "step" => step::step(at, route, depth, reading).map(Item::Step),
        "milestone" => milestone(at, reading).map(Item::Milestone),
        word => {
            let inner = At { node: &head.value, path: at.child_path(word) };
            for other in at.node.entries().iter().filter(|entry| entry.key != word) {
                let what = format!("`{}` beside `{word}`", other.key);
                reading.problems.add(
                    other.place,
                    &at.child_path(&other.key),
                    what,
                    format!("it under `{word}`"),
                );
            }
            match word {
                "parallel" => parallel(&inner, route, depth, reading).map(Item::Parallel),
                "repeat" => block::repeat(&inner, route, depth, reading).map(Item::Repeat),
                "wait" => block::wait(&inner, route, reading).map(Item::Step),
                "flow" => block::flow(&inner, route, reading).map(Item::Step),
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
    let visible = map.at("visible").map(|at| super::step::visible(&at, reading)).unwrap_or_default();
    Some(Milestone { key, name, visible })
}

fn parallel(at: &At<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Option<Parallel> {
    let map = MapAt::open(at, &PARALLEL, reading)?;
    let name = map.at("name").and_then(|at| at.plain_line(reading));
    let branches = filled_list(&map, reading);
    let branches = branches.iter().enumerate().filter_map(|(place, at)| {
        let map = MapAt::open(at, &BRANCH, reading)?;
        let name = map.at("name").and_then(|at| at.plain_line(reading));
        let items = branch_items(&map, &route.then(Leg::Parallel(place)), depth, reading);
        Some(Branch { name, items })
    });
    let branches: Vec<Branch> = branches.collect();
    let of = map.at("branches").map_or(0, |at| at.node.items().len());
    let join = map.at("join").map_or(Some(Join::All), |at| join(&at, of, reading));
    Some(Parallel { name, join: join?, branches })
}

/// `all`, `any`, or a number of so many branches.
fn join(at: &At<'_>, of: usize, reading: &mut Reading<'_>) -> Option<Join> {
    let word = at.words(reading)?;
    if let Some(join) = JOINS.get(word) {
        return Some(join);
    }
    match word.parse::<u32>() {
        Ok(number) if (1..=of).contains(&(number as usize)) => Some(Join::Number(number)),
        Ok(_) => {
            let what = format!("a join on {} of {of} branches", quoted(word));
            at.problem(reading, what, format!("a number from 1 to {of}"));
            None
        }
        Err(_) => {
            let expected = format!("{}, or a number", meant(word, &JOINS.words()));
            at.problem(reading, quoted(word), expected);
            None
        }
    }
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
    let by = map.at("by").is_some();
    if !by {
        decision::refuse_words(&map, reading);
    }
    let list = filled_list(&map, reading);
    let mut branches = Vec::new();
    for (place, at) in list.iter().enumerate() {
        let Some(map) = MapAt::open(at, &CHOICE_BRANCH, reading) else { continue };
        let name = map.at("name").and_then(|at| at.plain_line(reading));
        let condition = if by {
            decision::refuse_conditions(&map, reading);
            None
        } else {
            branch_condition(&map, place + 1 == list.len(), route, reading)
        };
        let items = branch_items(&map, &route.then(Leg::Choice(place)), depth, reading);
        branches.push(ChoiceBranch { name, condition, items });
    }
    if !by {
        return Some(Choice { name, by: None, branches });
    }
    let decision = decision::decision(&map, name.as_deref(), &list, route, reading)?;
    Some(Choice { name, by: Some(Box::new(decision)), branches })
}

/// `if` on every branch but the last, which has `otherwise: true`.
fn branch_condition(
    map: &MapAt<'_>,
    is_last: bool,
    route: &Route,
    reading: &mut Reading<'_>,
) -> Option<Condition> {
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
