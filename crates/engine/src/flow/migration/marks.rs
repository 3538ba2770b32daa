//! Marks that name a stop or an escalation by its place in the template: carried over to where the same ones stand in the
//! new version. Escalations that are new there count as done where their time has passed; who reads the marks looks at the
//! time first.

use super::past::Steps;
use crate::flow::{State, clock};
use model::{
    Definition, Instant,
    definition::{Clock, Escalation},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a clock has been through, by places in the new version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockMarks {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub came: Vec<(u32, Instant)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalated: Vec<u32>,
}

/// Escalations done, of open steps for which they differ now.
pub(super) fn of_steps(before: &Steps<'_>, after: &Steps<'_>, state: &State) -> BTreeMap<String, Vec<u32>> {
    let mut marks = BTreeMap::new();
    for (key, live) in state.steps.iter().filter(|(_, live)| live.is_open()) {
        let (Some(old), Some(new)) = (before.get(key.as_str()), after.get(key.as_str())) else { continue };
        let escalated = escalated(&old.escalate, &new.escalate, &live.escalated);
        if escalated != live.escalated {
            marks.insert(key.clone(), escalated);
        }
    }
    marks
}

pub(super) fn of_clocks(old: &Definition, new: &Definition, state: &State) -> BTreeMap<String, ClockMarks> {
    let mut marks = BTreeMap::new();
    for (name, live) in state.clocks.iter().filter(|(_, live)| live.is_live()) {
        let (Some((old, _)), Some((new, _))) = (clock::find(old, name), clock::find(new, name)) else {
            continue;
        };
        let came = live.came.iter().filter_map(|(stop, at)| Some((stop_in(old, new, *stop)?, *at))).collect();
        let escalated = escalated(&old.escalate, &new.escalate, &live.escalated);
        if came != live.came || escalated != live.escalated {
            marks.insert(name.clone(), ClockMarks { came, escalated });
        }
    }
    marks
}

/// A clock that runs in each stage stops with the stage where it names no stops: by place 0.
fn stop_in(old: &Clock, new: &Clock, stop: u32) -> Option<u32> {
    let Some(trigger) = old.stops.get(usize::try_from(stop).ok()?) else {
        return new.stops.is_empty().then_some(stop);
    };
    let is_there = usize::try_from(stop).is_ok_and(|place| new.stops.get(place) == Some(trigger));
    if is_there {
        return Some(stop);
    }
    let place = new.stops.iter().position(|one| one == trigger)?;
    u32::try_from(place).ok()
}

fn escalated(old: &[Escalation], new: &[Escalation], done: &[u32]) -> Vec<u32> {
    if old == new {
        return done.to_vec();
    }
    let is_done = |one: &Escalation| {
        let earlier = (0..).zip(old).find(|(_, old)| *old == one);
        earlier.is_none_or(|(place, _)| done.contains(&place))
    };
    let places = (0..).zip(new).filter(|(_, one)| is_done(one));
    places.map(|(place, _)| place).collect()
}
