//! What an outcome does.

use super::{
    Reading, Scope, item,
    map::{At, MapAt, meant},
    node::{Content, quoted},
    route::{Leg, Relation, Route},
    step::existing_step,
};
use crate::definition::{
    Kind, Outcome, OutcomeRule,
    language::{OUTCOMES, RUN},
};
use std::collections::BTreeMap;

pub(super) const RULE_EXPECTED: &str = "`end`, `continue`, a list of steps to go back to, or `{steps: […]}`";

pub(super) fn outcomes(
    step: &MapAt<'_>,
    kind: Option<Kind>,
    route: &Route,
    depth: usize,
    reading: &mut Reading<'_>,
) -> BTreeMap<Outcome, OutcomeRule> {
    let mut rules = BTreeMap::new();
    let (Some(at), Some(kind)) = (step.at("outcome"), kind) else { return rules };
    let Content::Map(entries) = &at.node.content else {
        at.problem(reading, at.node.described(), "outcomes and what they do, for example `{denied: end}`");
        return rules;
    };
    let words = OUTCOMES.now.iter().filter(|(_, outcome)| kind.outcomes().contains(outcome));
    let words: Vec<&str> = words.map(|(word, _)| *word).collect();
    for entry in entries {
        let rule_at = At { node: &entry.value, path: at.child_path(&entry.key) };
        let outcome = OUTCOMES.get(&entry.key).filter(|outcome| kind.outcomes().contains(outcome));
        let Some(outcome) = outcome else {
            if kind.is_human() {
                let what = format!("{} is no outcome of this kind of step", quoted(&entry.key));
                reading.problems.add(entry.place, &rule_at.path, what, meant(&entry.key, &words));
            }
            continue;
        };
        let place = OUTCOMES.now.iter().position(|(word, _)| *word == entry.key).unwrap_or_default();
        if let Some(rule) = rule(&rule_at, outcome, (route, place), depth, reading) {
            refuse_endless(&rule_at, kind, outcome, &rule, reading);
            rules.insert(outcome, rule);
        }
    }
    rules
}

fn rule(
    at: &At<'_>,
    outcome: Outcome,
    (route, place): (&Route, usize),
    depth: usize,
    reading: &mut Reading<'_>,
) -> Option<OutcomeRule> {
    match &at.node.content {
        Content::List(_) => Some(OutcomeRule::BackTo(back_to(at, route, reading))),
        _ if outcome == Outcome::SentBack => {
            at.problem(reading, at.node.described(), "a list of steps to go back to");
            None
        }
        Content::Map(_) => {
            let map = MapAt::open(at, &RUN, reading)?;
            let items = item::items(&map.at("steps")?, &route.then(Leg::Run(place)), depth + 1, reading);
            Some(OutcomeRule::Run(items))
        }
        Content::Scalar(scalar) => match scalar.text.as_str() {
            "end" => Some(OutcomeRule::End),
            "continue" => Some(OutcomeRule::Continue),
            _ => {
                at.problem(reading, at.node.described(), RULE_EXPECTED);
                None
            }
        },
    }
}

/// Human steps that come earlier on the path.
fn back_to(at: &At<'_>, route: &Route, reading: &mut Reading<'_>) -> Vec<String> {
    let scope = Scope::of_route(reading.declared, route);
    let list = at.list(reading);
    if list.is_empty() {
        at.problem(reading, "an empty list", "at least one step");
    }
    let mut keys = Vec::new();
    for item in list {
        let Some(key) = item.words(reading) else { continue };
        let Some(step) = existing_step(&item, key, reading) else { continue };
        if step.kind.is_some_and(|kind| !kind.is_human()) {
            item.problem(reading, format!("`{key}`, which nobody does"), "a step that people do");
        } else if scope.relation_of(step) != Relation::Before {
            item.problem(
                reading,
                format!("`{key}`, which does not come before this step"),
                "an earlier step",
            );
        }
        keys.push(key.to_owned());
    }
    keys
}

/// Going back whenever all went well would never end.
fn refuse_endless(at: &At<'_>, kind: Kind, outcome: Outcome, rule: &OutcomeRule, reading: &mut Reading<'_>) {
    if matches!(rule, OutcomeRule::BackTo(_)) && kind.outcomes().first() == Some(&outcome) {
        at.problem(reading, "a flow that always goes back here", "`end`, `continue` or `{steps: […]}`");
    }
}
