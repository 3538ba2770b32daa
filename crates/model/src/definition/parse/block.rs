//! Repeats, and the blocks that are steps by themselves: waits and flows to start.

use super::{
    Reading, Scope, deadline, item,
    map::{At, MapAt, in_words},
    node::quoted,
    route::{Leg, Route},
    step,
};
use crate::{
    definition::{
        Kind, Repeat, Step, SubFlow, WaitFor,
        language::{REPEAT, SUB_FLOW, WAIT},
    },
    limits::{REPEAT_TURNS, REPEAT_TURNS_MAX},
    target::Target,
    text::Text,
};

pub(super) fn repeat(at: &At<'_>, route: &Route, depth: usize, reading: &mut Reading<'_>) -> Option<Repeat> {
    let map = MapAt::open(at, &REPEAT, reading)?;
    let name = map.at("name").and_then(|at| at.plain_line(reading));
    let inside = route.then(Leg::Repeat);
    let after_turn = inside.end_within();
    let scope = Scope::of_route(reading.declared, &after_turn);
    let until = map.at("until").and_then(|at| at.condition(&scope, reading));
    let at_most = match map.at("at_most") {
        Some(at) => at.whole(1, i64::from(REPEAT_TURNS_MAX), reading),
        None => {
            let what = format!(
                "a repeat without `at_most`: after {REPEAT_TURNS} turns the flow goes on whatever `until` says"
            );
            reading.problems.warn(at.node.place, &at.path, what);
            Some(i64::from(REPEAT_TURNS))
        }
    };
    let steps = map.at("steps")?;
    let items = item::items(&steps, &inside, depth + 1, reading);
    if steps.node.items().is_empty() && steps.node.scalar().is_none() {
        steps.problem(reading, "a repeat of nothing", "at least one step");
    }
    Some(Repeat { name, until: until?, at_most: u32::try_from(at_most?).ok()?, items })
}

pub(super) fn wait(at: &At<'_>, route: &Route, reading: &mut Reading<'_>) -> Option<Step> {
    let map = MapAt::open(at, &WAIT, reading)?;
    let key = key_of(&map, reading);
    let name = map.at("name").and_then(|at| at.plain_line(reading));
    let calendar = map.at("calendar").and_then(|at| at.plain_line(reading));
    let wait = wait_for(&map, route, reading);
    let untold = || match &wait {
        Some(WaitFor::Signal { name, .. }) => in_words(name),
        _ => "Wait".to_owned(),
    };
    let title = Text::plain(&name.unwrap_or_else(untold));
    let (visible, label_for_client) = shown(&map, route, reading);
    let wait = Some(wait?);
    Some(Step { title, calendar, wait, visible, label_for_client, ..Step::plain(&key?, Kind::Wait, "") })
}

/// Who outside may know of it, and under which name; without one they see nothing of it.
fn shown(map: &MapAt<'_>, route: &Route, reading: &mut Reading<'_>) -> (Vec<String>, Option<Text>) {
    let scope = Scope::of_route(reading.declared, route);
    let visible = map.at("visible").map(|at| step::visible(&at, reading)).unwrap_or_default();
    let label = map.at("label_for_client").and_then(|at| {
        at.refuse_line_breaks(reading);
        at.text(&scope, reading)
    });
    if let (Some(at), None) = (map.at("visible"), map.at("label_for_client")) {
        at.problem(reading, "`visible` without a name for people outside", "`label_for_client` beside it");
    }
    (visible, label)
}

/// The key as written, or as made from the name.
fn key_of(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<String> {
    match map.at("key") {
        Some(at) => at.name(reading),
        None => reading.declared.block_keys.get(&map.at.path).cloned(),
    }
}

fn wait_for(map: &MapAt<'_>, route: &Route, reading: &mut Reading<'_>) -> Option<WaitFor> {
    let word = map.only_one(&["for", "until", "signal"], reading)?;
    if let Some(at) = map.at("keep").filter(|_| word != "signal") {
        at.problem(reading, format!("`keep` beside `{word}`"), "it beside `signal`");
    }
    let at = map.at(word)?;
    match word {
        "for" => deadline::span(&at, reading).map(WaitFor::For),
        "until" => until(&at, route, reading).map(WaitFor::Until),
        _ => Some(WaitFor::Signal { name: at.name(reading)?, keep: map.yes("keep", reading) }),
    }
}

fn until(at: &At<'_>, route: &Route, reading: &mut Reading<'_>) -> Option<Target> {
    let scope = Scope::of_route(reading.declared, route);
    let target = deadline::target(at, &scope, reading)?;
    if let Target::In(span) = target {
        at.problem(reading, format!("a wait until {}", quoted(&span.to_string())), format!("`for: {span}`"));
        return None;
    }
    Some(target)
}

pub(super) fn flow(at: &At<'_>, route: &Route, reading: &mut Reading<'_>) -> Option<Step> {
    let map = MapAt::open(at, &SUB_FLOW, reading)?;
    let key = key_of(&map, reading);
    let name = map.at("name").and_then(|at| at.plain_line(reading));
    let template = map.at("template").and_then(|at| at.template_key(reading));
    let waits = map.at("wait").map_or(Some(true), |at| at.yes_no(reading));
    let template = template?;
    if reading.key.as_deref() == Some(template.as_str()) {
        map.at.problem(reading, "a flow that starts itself", "the key of another template");
    }
    let title = Text::plain(&name.unwrap_or_else(|| in_words(&template.replace('-', "_"))));
    let flow = Some(SubFlow { template, waits: waits? });
    let (visible, label_for_client) = shown(&map, route, reading);
    Some(Step { title, flow, visible, label_for_client, ..Step::plain(&key?, Kind::Flow, "") })
}
