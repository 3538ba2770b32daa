//! A step: who does what, shown what, until when.

use super::{
    Reading, Scope,
    deadline::{self, Around},
    declare::DeclaredStep,
    field, file,
    map::{At, MapAt, in_words, meant},
    node::quoted,
    outcome,
    route::{Relation, Route},
    step_kind, update,
};
use crate::{
    definition::{
        DecidedBy, Kind, Order, Party, Step,
        language::{DECIDED_BY, KINDS, ORDERS, STEP},
    },
    limits::CHECKLIST_ITEMS_MAX,
    text::Text,
};
use std::collections::BTreeSet;

pub(super) fn step(at: &At<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Option<Step> {
    let map = MapAt::open(at, &STEP, reading)?;
    let key = map.at("step").and_then(|at| at.name(reading));
    let kind = map.at("kind").and_then(|at| at.one_of(&KINDS, reading));
    if let Some(kind) = kind {
        step_kind::check(&map, kind, reading);
    }
    let scope = Scope::of_route(reading.declared, route);
    let role =
        map.at(if kind == Some(Kind::Message) { "to" } else { "role" }).and_then(|at| at.role(reading));
    let text = |word: &str, reading: &mut Reading<'_>| map.at(word).and_then(|at| at.text(&scope, reading));
    let title = text("title", reading);
    refuse_line_breaks(&map, reading);
    let explanation = text("text", reading);
    let label_for_client = text("label_for_client", reading);
    let owner = key.as_deref().unwrap_or("this step");
    let form = map.at("form").map(|at| field::form(&at, owner, &scope, reading)).unwrap_or_default();
    let files = map.at("files").map(|at| file::files(&at, kind, &form, &scope, reading)).unwrap_or_default();
    let outcomes = outcome::outcomes(&map, kind, route, depth, reading);
    let updates = kind == Some(Kind::UpdateRecord);
    let Around { due, calendar, remind, escalate } = deadline::around(&map, &scope, reading);
    Some(Step {
        sees: map.at("sees").map(|at| sees(&at, &scope, reading)).unwrap_or_default(),
        visible: map.at("visible").map(|at| visible(&at, reading)).unwrap_or_default(),
        decided_by: map.at("decided_by").and_then(|at| decided_by(&at, reading)).unwrap_or_default(),
        order: map.at("order").and_then(|at| at.one_of(&ORDERS, reading)).unwrap_or(Order::Together),
        checklist: map.at("checklist").map(|at| checklist(&at, reading)).unwrap_or_default(),
        due,
        calendar,
        remind,
        escalate,
        prepared_by: map.at("prepared_by").and_then(|at| prepared_by(&at, reading)),
        wait: None,
        flow: None,
        update: updates.then(|| Box::new(update::update(&map, &scope, reading))),
        when: map.at("when").and_then(|at| at.condition(&scope, reading)),
        title: title.or_else(|| key.as_deref().map(|key| Text::plain(&in_words(key))))?,
        key: key?,
        kind: kind?,
        role: if updates { String::new() } else { role? },
        text: explanation,
        form,
        files,
        label_for_client,
        outcomes,
    })
}

/// These become subjects of mails and lines of lists.
fn refuse_line_breaks(map: &MapAt<'_>, reading: &mut Reading<'_>) {
    for word in ["title", "label_for_client"] {
        if let Some(at) = map.at(word) {
            at.refuse_line_breaks(reading);
        }
    }
}

/// `start`, or steps that can be done by then.
pub(super) fn sees(at: &At<'_>, scope: &Scope<'_>, reading: &mut Reading<'_>) -> Vec<String> {
    let mut seen = Vec::new();
    for item in at.list(reading) {
        let Some(key) = item.words(reading) else { continue };
        if key != "start" {
            let Some(step) = existing_step(&item, key, reading) else { continue };
            let what = match scope.relation_of(step) {
                _ if matches!(step.kind, Some(Kind::Wait | Kind::Flow | Kind::UpdateRecord)) => {
                    Some("which has no data")
                }
                Relation::Before | Relation::Beside => None,
                Relation::Same => Some("a step that sees itself"),
                Relation::After => Some("a step that comes later"),
                Relation::Apart => Some("a step on another path"),
            };
            if let Some(what) = what {
                item.problem(reading, format!("`{key}`, {what}"), "`start` or an earlier step");
            }
            if scope.relation_of(step) == Relation::Beside {
                let what = format!("`{key}` runs beside this step and may not be done when it is seen");
                reading.problems.warn(item.node.place, &item.path, what);
            }
        }
        seen.push(key.to_owned());
    }
    seen
}

/// The declared step, or a problem.
pub(super) fn existing_step<'s>(
    at: &At<'_>,
    key: &str,
    reading: &mut Reading<'s>,
) -> Option<&'s DeclaredStep> {
    let declared = reading.declared;
    let found = declared.steps.get(key);
    if found.is_none() {
        let known: Vec<&str> = declared.steps.keys().map(String::as_str).collect();
        let expected = crate::names::nearest(key, known.iter().copied());
        let expected = expected.map_or_else(|| "the key of a step".to_owned(), |near| format!("`{near}`"));
        at.problem(reading, format!("no step {}", quoted(key)), expected);
    }
    found
}

pub(super) fn visible(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<String> {
    let mut roles = Vec::new();
    for item in at.list(reading) {
        let Some(key) = item.role(reading) else { continue };
        let party = reading.declared.roles.get(&key).and_then(|role| role.party);
        if party.is_some_and(|party| !party.is_outside()) {
            item.problem(reading, format!("`{key}`, a role of our own"), "a role of a client or third party");
        }
        roles.push(key);
    }
    roles
}

/// Somebody of ours, since nobody outside sees what is not ready.
fn prepared_by(at: &At<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let key = at.role(reading)?;
    let party = reading.declared.roles.get(&key).and_then(|role| role.party);
    if party.is_some_and(Party::is_outside) {
        at.problem(reading, format!("`{key}`, a role from outside, as preparer"), "a role of party `us`");
    }
    Some(key)
}

fn decided_by(at: &At<'_>, reading: &mut Reading<'_>) -> Option<DecidedBy> {
    const NUMBER_MAX: u32 = 1_000;
    let word = at.words(reading)?;
    if let Some(rule) = DECIDED_BY.get(word) {
        return Some(rule);
    }
    match word.parse::<u32>() {
        Ok(number) if (1..=NUMBER_MAX).contains(&number) => Some(DecidedBy::Number(number)),
        Ok(_) => {
            at.problem(reading, quoted(word), format!("a number from 1 to {NUMBER_MAX}"));
            None
        }
        Err(_) => {
            let expected = format!("{}, or a number", meant(word, &DECIDED_BY.words()));
            at.problem(reading, quoted(word), expected);
            None
        }
    }
}

fn checklist(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<String> {
    let list = at.list(reading);
    if list.len() > CHECKLIST_ITEMS_MAX {
        at.problem(reading, format!("{} items", list.len()), format!("at most {CHECKLIST_ITEMS_MAX}"));
    }
    let mut known = BTreeSet::new();
    let mut items = Vec::new();
    for item in list {
        let Some(line) = item.plain_line(reading) else { continue };
        if !known.insert(line.clone()) {
            item.problem(reading, format!("{} stands here twice", quoted(&line)), "each item once");
        }
        items.push(line);
    }
    items
}
