//! Clocks: promises over parts of a flow.

use super::{
    Reading, Scope, deadline,
    map::{At, MapAt, in_words, meant},
    node::{Content, quoted},
    trigger,
};
use crate::{
    definition::{
        Clock, ClockTarget, PauseWhile, Priority, Trigger,
        language::{CLOCK, EACH, PAUSES, PRIORITIES},
    },
    limits::TEMPLATE_CLOCKS_MAX,
    target::{Target, Unit},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn clocks(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<Clock> {
    let list = at.list(reading);
    if list.len() > TEMPLATE_CLOCKS_MAX {
        at.problem(reading, format!("{} clocks", list.len()), format!("at most {TEMPLATE_CLOCKS_MAX}"));
    }
    let mut keys = BTreeSet::new();
    list.iter().filter_map(|at| clock(at, &mut keys, reading)).collect()
}

fn clock(at: &At<'_>, keys: &mut BTreeSet<String>, reading: &mut Reading<'_>) -> Option<Clock> {
    let map = MapAt::open(at, &CLOCK, reading)?;
    let key_at = map.at("clock")?;
    let key = key_at.name(reading);
    if let Some(key) = &key
        && !keys.insert(key.clone())
    {
        key_at.problem(reading, format!("a second clock `{key}`"), "a name that no other clock has");
    }
    let shown = || key.as_deref().map(in_words);
    let name = map.at("name").map_or_else(shown, |at| at.plain_line(reading));
    let each_stage = map.at("each").is_some_and(|at| at.one_of(&EACH, reading).is_some());
    let (starts, stops) = events(&map, each_stage, reading);
    let target = map.at("target").and_then(|at| clock_target(&at, reading));
    let amber = map.at("amber").and_then(|at| clock_target(&at, reading));
    if let (Some(at), Some(target), Some(amber)) = (map.at("amber"), &target, &amber) {
        refuse_late_amber(&at, amber, target, reading);
    }
    Some(Clock {
        first: map.yes("first", reading),
        calendar: map.at("calendar").and_then(|at| at.plain_line(reading)),
        pause: map.at("pause").map(|at| pauses(&at, reading)).unwrap_or_default(),
        on_amber: on_amber(&map, reading),
        on_red: map.at("on_red").map(|at| deadline::actions(&at, reading)).unwrap_or_default(),
        escalate: map.at("escalate").map(|at| deadline::escalations(&at, reading)).unwrap_or_default(),
        key: key?,
        name: name?,
        starts,
        stops,
        each_stage,
        target: target?,
        amber,
    })
}

/// What it starts and stops at. Without `stops` it runs to the end of the flow, in `each: stage` to that of the stage.
fn events(map: &MapAt<'_>, each_stage: bool, reading: &mut Reading<'_>) -> (Vec<Trigger>, Vec<Trigger>) {
    if each_stage {
        for word in ["starts", "stops", "first"] {
            if let Some(at) = map.at(word) {
                at.problem(reading, format!("`{word}` beside `each: stage`"), "one of them");
            }
        }
        return (Vec::new(), Vec::new());
    }
    let starts = map.at("starts").map(|at| trigger::triggers(&at, reading));
    if starts.is_none() && map.at("each").is_none() {
        map.at.problem(reading, "a clock that never starts", "`starts`, or `each: stage`");
    }
    if let (Some(at), None) = (map.at("first"), map.at("stops")) {
        at.problem(reading, "`first` without `stops`", "`stops` beside it");
    }
    let starts = starts.unwrap_or_default();
    let Some(at) = map.at("stops") else { return (starts, vec![Trigger::FlowEnded]) };
    let stops = trigger::triggers(&at, reading);
    for stop in &stops {
        let may_come = starts.iter().any(|start| trigger::may_follow(stop, start, reading.declared));
        if !may_come && !starts.is_empty() {
            at.problem(reading, "a stop that cannot come after the start", "an event that comes later");
        }
    }
    (starts, stops)
}

fn clock_target(at: &At<'_>, reading: &mut Reading<'_>) -> Option<ClockTarget> {
    let scope = Scope::of_flow(reading.declared);
    let Content::Map(entries) = &at.node.content else {
        let target = deadline::target(at, &scope, reading)?;
        return Some(ClockTarget(BTreeMap::from([(Priority::Normal, target)])));
    };
    let mut targets = BTreeMap::new();
    for entry in entries {
        let at = At { node: &entry.value, path: at.child_path(&entry.key) };
        let Some(priority) = PRIORITIES.get(&entry.key) else {
            let expected = meant(&entry.key, &PRIORITIES.words());
            reading.problems.add(
                entry.place,
                &at.path,
                format!("no priority {}", quoted(&entry.key)),
                expected,
            );
            continue;
        };
        if let Some(target) = deadline::target(&at, &scope, reading) {
            targets.insert(priority, target);
        }
    }
    if entries.is_empty() {
        at.problem(reading, "no target", "a time for at least one priority");
    }
    (!targets.is_empty()).then_some(ClockTarget(targets))
}

fn pauses(at: &At<'_>, reading: &mut Reading<'_>) -> BTreeSet<PauseWhile> {
    at.one_or_list(reading).iter().filter_map(|at| at.one_of(&PAUSES, reading)).collect()
}

fn on_amber(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Vec<crate::definition::Action> {
    let Some(at) = map.at("on_amber") else { return Vec::new() };
    if map.at("amber").is_none() {
        at.problem(reading, "`on_amber` on a clock without it", "`amber` beside it");
    }
    deadline::actions(&at, reading)
}

/// Where both can be compared without a calendar.
fn refuse_late_amber(at: &At<'_>, amber: &ClockTarget, target: &ClockTarget, reading: &mut Reading<'_>) {
    let late = PRIORITIES.now.iter().find_map(|(_, priority)| {
        let (amber, target) = (amber.of(*priority)?, target.of(*priority)?);
        (!comes_before(amber, target)).then_some((amber, target))
    });
    if let Some((amber, target)) = late {
        at.problem(reading, format!("amber at `{amber}`, red at `{target}`"), "an amber that comes before");
    }
}

fn comes_before(amber: &Target, target: &Target) -> bool {
    match (amber, target) {
        (Target::In(amber), Target::In(target)) => match (measure(amber.unit), measure(target.unit)) {
            ((one, each), (other, per)) if one == other => {
                u64::from(amber.count) * each < u64::from(target.count) * per
            }
            _ => true,
        },
        (Target::BusinessDay { number, time }, Target::BusinessDay { number: last, time: end }) => {
            (number, time) < (last, end)
        }
        (Target::Before { span: amber, data }, Target::Before { span: target, data: same })
            if data == same =>
        {
            let ((one, each), (other, per)) = (measure(amber.unit), measure(target.unit));
            one != other || u64::from(amber.count) * each > u64::from(target.count) * per
        }
        (Target::At(amber), Target::At(target)) => amber != target,
        (Target::At(amber), Target::Before { data, .. }) => amber != data,
        _ => true,
    }
}

/// Units of one name can be compared: which, and how many of its smallest.
fn measure(unit: Unit) -> (&'static str, u64) {
    match unit {
        Unit::Minutes => ("elapsed", 1),
        Unit::Hours => ("elapsed", 60),
        Unit::Days => ("days", 1),
        Unit::Weeks => ("days", 7),
        Unit::Months => ("months", 1),
        Unit::BusinessHours => ("working", 1),
        Unit::BusinessDays => ("business days", 1),
    }
}
