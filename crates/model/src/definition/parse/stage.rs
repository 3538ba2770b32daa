//! The start and the stages.

use super::{
    Reading, Scope, field, item,
    map::{At, MapAt, in_words},
    route::{Leg, Route},
};
use crate::definition::{
    Stage, Start,
    language::{RESERVED_STAGES, STAGE, START},
};

pub(super) fn start(at: &At<'_>, reading: &mut Reading<'_>) -> Start {
    let Some(map) = MapAt::open(at, &START, reading) else { return Start::default() };
    let initializer = map.at("initializer").and_then(|at| at.role(reading));
    let scope = Scope::at_start(reading.declared);
    let form = map.at("form").map(|at| field::form(&at, "start", &scope, reading)).unwrap_or_default();
    Start { initializer, form }
}

pub(super) fn stages(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<Stage> {
    let list = at.list(reading);
    if reading.declared.steps.is_empty() && list.iter().all(|stage| stage.node.get("steps").is_some()) {
        at.problem(reading, "no step at all", "at least one step");
    }
    list.iter().enumerate().filter_map(|(place, at)| stage(place, at, reading)).collect()
}

fn stage(place: usize, at: &At<'_>, reading: &mut Reading<'_>) -> Option<Stage> {
    let map = MapAt::open(at, &STAGE, reading)?;
    let key_at = map.at("stage");
    let key = key_at.as_ref().and_then(|at| at.name(reading));
    if let (Some(key_at), Some(key)) = (&key_at, &key) {
        if RESERVED_STAGES.contains(&key.as_str()) {
            key_at.problem(reading, format!("a stage called `{key}`"), "another name");
        }
        if !reading.stages.insert(key.clone()) {
            key_at.problem(reading, format!("a second stage `{key}`"), "a name that no other stage has");
        }
    }
    let shown = || key.as_deref().map(in_words);
    let name = map.at("name").map_or_else(shown, |at| at.plain_line(reading));
    let route = Route::default().then(Leg::Item(place));
    let items = map.at("steps").map(|at| item::items(&at, &route, 0, reading)).unwrap_or_default();
    Some(Stage { name: name?, key: key?, items })
}
