//! Rules over the whole flow: its priority, and how often its clocks are to be met.

use super::{
    Reading, Scope, deadline,
    map::{At, MapAt, meant},
    node::quoted,
};
use crate::{
    DataPath,
    definition::{
        Compliance, PriorityRule,
        language::{COMPLIANCE, PRIORITIES, PRIORITY_RULE},
    },
    limits::PRIORITY_RULES_MAX,
    path::FlowAttribute,
};
use std::collections::BTreeSet;

pub(super) fn priority(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<PriorityRule> {
    let list = at.list(reading);
    if list.len() > PRIORITY_RULES_MAX {
        at.problem(reading, format!("{} rules", list.len()), format!("at most {PRIORITY_RULES_MAX}"));
    }
    list.iter().filter_map(|at| priority_rule(at, reading)).collect()
}

fn priority_rule(at: &At<'_>, reading: &mut Reading<'_>) -> Option<PriorityRule> {
    let map = MapAt::open(at, &PRIORITY_RULE, reading)?;
    let scope = Scope::of_flow(reading.declared);
    let condition = map.at("if").and_then(|at| {
        let condition = at.condition(&scope, reading)?;
        if condition.reads().contains(&&DataPath::Flow(FlowAttribute::Priority)) {
            at.problem(reading, "a priority that hangs on itself", "other data");
        }
        Some(condition)
    });
    let is = map.at("is").and_then(|at| at.one_of(&PRIORITIES, reading));
    Some(PriorityRule { condition: condition?, is: is? })
}

pub(super) fn targets(at: &At<'_>, reading: &mut Reading<'_>) -> Vec<Compliance> {
    let mut clocks = BTreeSet::new();
    let list = deadline::few(at, "targets", reading);
    list.iter().filter_map(|at| target(at, &mut clocks, reading)).collect()
}

fn target(at: &At<'_>, clocks: &mut BTreeSet<String>, reading: &mut Reading<'_>) -> Option<Compliance> {
    let map = MapAt::open(at, &COMPLIANCE, reading)?;
    let clock_at = map.at("clock")?;
    let clock = clock_at.words(reading)?.to_owned();
    let known: Vec<&str> = reading.declared.clocks.iter().map(String::as_str).collect();
    if !known.contains(&clock.as_str()) {
        let expected =
            if known.is_empty() { "a clock under `clocks`".to_owned() } else { meant(&clock, &known) };
        clock_at.problem(reading, format!("no clock {}", quoted(&clock)), expected);
    } else if !clocks.insert(clock.clone()) {
        clock_at.problem(reading, format!("a second target for {}", quoted(&clock)), "each clock once");
    }
    let met = map.at("met").and_then(|at| percent(&at, reading));
    Some(Compliance { clock, met_percent: met? })
}

fn percent(at: &At<'_>, reading: &mut Reading<'_>) -> Option<u8> {
    let words = at.words(reading)?;
    let digits = words.strip_suffix('%').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let percent = digits.and_then(|digits| digits.parse().ok()).filter(|percent| (1..=100).contains(percent));
    if percent.is_none() {
        at.problem(reading, quoted(words), "a share from `1%` to `100%`, for example `95%`");
    }
    percent
}
