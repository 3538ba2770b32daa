//! The plan of a move: what keeps its past, what is skipped, what will be asked, and what stands in the way.

use super::{
    Obstacle,
    blocks::blocks_of,
    marks::{self, ClockMarks},
    passed::Walk,
    past::{self, Steps, is_reached},
    places,
};
use crate::flow::{JoinState, RepeatState, State, StepStatus, clock, effective, place::each_step};
use model::Definition;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Keys in reading order, unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Steps of both versions that the flow has come to; they keep what was done in them.
    pub steps: Vec<Stands>,
    /// Roles of both versions that somebody plays, in alphabetical order.
    pub roles: Vec<String>,
    /// Clocks of both versions that run or stand still, in alphabetical order.
    pub clocks: Vec<String>,
    /// Clocks that run or stand still, and are not there any more: they are void.
    pub clocks_gone: Vec<String>,
    /// New, and still to come.
    pub asked: Vec<String>,
    /// Not reached, and the flow has passed the place where they stand: nobody is asked.
    pub skipped: Vec<String>,
    /// Of the old version, not reached, and not there any more.
    pub dropped: Vec<String>,
    /// Old place → new place of choices, joins and repeats that the flow is in or past, where they differ.
    pub renamed: BTreeMap<String, String>,
    /// The move is refused while there are any.
    pub problems: Vec<Obstacle>,
    pub course: Course,
}

/// A step as it stands now and will stand then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    pub step: String,
    pub status: StepStatus,
}

/// How far the flow has come, in the words of the new version. The event has it whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub stages_done: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<String, Option<u32>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub joins: BTreeMap<String, JoinState>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub repeats: BTreeMap<String, RepeatState>,
    /// Steps and clocks whose marks name other places now.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub escalated: BTreeMap<String, Vec<u32>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub clocks: BTreeMap<String, ClockMarks>,
    /// Documents asked for anew in open attempts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, Vec<String>>,
}

/// What moving this flow from one version of its template to another would do. Both as their authors wrote them;
/// steps that the owner added come along.
pub fn plan(old: &Definition, new: &Definition, state: &State) -> Plan {
    let taken = added_again(new, state);
    let (old, new) = (effective(old, state), effective(new, state));
    let (before, after) = (steps_of(&old), steps_of(&new));
    let mut carried = places::carry(&blocks_of(&old), &blocks_of(&new), state);
    let walk = Walk::through(&new, state, &mut carried);
    let (mut skipped, ahead, stages_done) = (walk.skipped, walk.ahead, walk.stages_done);
    let in_order = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
        let mut keys = Vec::new();
        for stage in &new.stages {
            each_step(&stage.items, &mut |step| {
                if wanted(&step.key) {
                    keys.push(step.key.clone());
                }
            });
        }
        keys
    };
    skipped = in_order(&|key| skipped.iter().any(|skipped| skipped == key));
    let mut problems = past::obstacles((&old, &new), (&before, &after), state);
    problems.append(&mut carried.obstacles);
    problems.extend(taken);
    problems.sort();
    problems.dedup();
    let live = state.clocks.iter().filter(|(_, clock)| clock.is_live()).map(|(name, _)| name);
    let begun = |wanted: &dyn Fn(&str) -> bool| live.clone().filter(|name| wanted(name)).cloned().collect();
    let stands = in_order(&|key| is_reached(state, key) && before.contains_key(key));
    let status = |step: &str| state.steps.get(step).map_or(StepStatus::Pending, |step| step.status);
    Plan {
        steps: stands.into_iter().map(|step| Stands { status: status(&step), step }).collect(),
        roles: state.roles.keys().filter(|role| new.role(role).is_some()).cloned().collect(),
        clocks: begun(&|name| clock::find(&new, name).is_some()),
        clocks_gone: begun(&|name| clock::find(&new, name).is_none()),
        asked: in_order(&|key| ahead.contains(key) && !before.contains_key(key)),
        dropped: dropped(&old, &after, state),
        skipped,
        renamed: carried.renamed,
        problems,
        course: Course {
            stage: state.stage.clone().filter(|stage| new.stages.iter().any(|one| one.key == *stage)),
            stages_done,
            choices: carried.choices,
            joins: carried.joins,
            repeats: carried.repeats,
            escalated: marks::of_steps(&before, &after, state),
            clocks: marks::of_clocks(&old, &new, state),
            documents: documents(&after, state),
        },
    }
}

fn steps_of(definition: &Definition) -> Steps<'_> {
    let mut steps = Steps::new();
    for stage in &definition.stages {
        each_step(&stage.items, &mut |step| {
            steps.insert(step.key.as_str(), step);
        });
    }
    steps
}

/// Steps of this flow alone whose keys the new version has for steps of its own.
fn added_again(new: &Definition, state: &State) -> Vec<Obstacle> {
    let keys = steps_of(new);
    let taken = state.added.iter().filter(|added| keys.contains_key(added.key.as_str()));
    taken.map(|added| Obstacle::KeyTaken { step: added.key.clone() }).collect()
}

fn dropped(old: &Definition, after: &Steps<'_>, state: &State) -> Vec<String> {
    let mut keys = Vec::new();
    for stage in &old.stages {
        each_step(&stage.items, &mut |step| {
            let past = state.steps.get(&step.key).is_some_and(|step| !step.attempts.is_empty());
            if !past && !after.contains_key(step.key.as_str()) {
                keys.push(step.key.clone());
            }
        });
    }
    keys
}

/// What an open attempt asks for besides, where nothing was given yet.
fn documents(after: &Steps<'_>, state: &State) -> BTreeMap<String, Vec<String>> {
    let mut asked = BTreeMap::new();
    for (key, live) in state.steps.iter().filter(|(_, live)| live.status == StepStatus::Open) {
        let Some(step) = after.get(key.as_str()) else { continue };
        if live.current().is_none_or(|attempt| attempt.documents_only || !attempt.decisions.is_empty()) {
            continue;
        }
        let new = step.files.iter().map(|slot| &slot.key).filter(|key| !live.documents.contains_key(*key));
        let new: Vec<String> = new.cloned().collect();
        if !new.is_empty() {
            asked.insert(key.clone(), new);
        }
    }
    asked
}
