//! What a file declares: roles, stages, milestones, steps, their data. Read first, so that texts and conditions can be
//! checked wherever they stand; details are checked when each part is read.

mod data;
mod keys;

pub(super) use data::{BRANCH, is_section};

use super::{
    node::{Node, quoted},
    problem::{Place, Problems},
    route::{Leg, Route},
};
use crate::{
    definition::{
        Kind, Party,
        language::{KINDS, OUTCOMES, PARTIES, RESERVED_NAMES},
    },
    limits::TEMPLATE_STEPS_MAX,
    names::DataType,
};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Default)]
pub(super) struct Declared {
    /// The role of whoever starts the flow by link or portal.
    pub initializer: Option<String>,
    pub start: BTreeMap<String, DataType>,
    pub steps: BTreeMap<String, DeclaredStep>,
    pub roles: BTreeMap<String, DeclaredRole>,
    pub stages: BTreeMap<String, Route>,
    pub milestones: BTreeMap<String, Route>,
    pub clocks: BTreeSet<String>,
    /// Keys of lists, by which the fields of an entry name each other.
    pub lists: BTreeSet<String>,
    /// Keys of blocks that are steps, by where the block stands.
    pub block_keys: BTreeMap<String, String>,
    /// Where everything has been: what is read there may have come from any step.
    pub end: Route,
}

#[derive(Debug)]
pub(super) struct DeclaredRole {
    pub place: Place,
    pub party: Option<Party>,
}

#[derive(Debug)]
pub(super) struct DeclaredStep {
    pub route: Route,
    /// Whose it is.
    pub role: Option<String>,
    /// Nothing when the kind is unknown.
    pub kind: Option<Kind>,
    /// Answers and documents by key.
    pub data: BTreeMap<String, DataType>,
}

pub(super) fn declare(root: &Node, problems: &mut Problems) -> Declared {
    let mut declared = Declared { end: Route::end(), ..Declared::default() };
    for entry in root.get("roles").map_or(&[][..], Node::entries) {
        let party = entry.value.get("party").and_then(scalar_text).and_then(|word| PARTIES.get(word));
        refuse_reserved(&entry.key, entry.place, &format!("roles.{}", entry.key), problems);
        declared.roles.insert(entry.key.clone(), DeclaredRole { place: entry.place, party });
    }
    if let Some(form) = root.get("start").and_then(|start| start.get("form")) {
        declared.start = data::fields(form);
        declared.lists = data::lists(form).map(str::to_owned).collect();
    }
    declared.initializer = root.get("start").and_then(|start| key_of(start, "initializer"));
    let clocks = root.get("clocks").map_or(&[][..], Node::items).iter();
    declared.clocks = clocks.filter_map(|clock| key_of(clock, "clock")).collect();
    let keys = keys::Keys::of(root);
    let mut steps = Steps { declared, problems, keys, count: 0 };
    for (place, stage) in root.get("stages").map_or(&[][..], Node::items).iter().enumerate() {
        let route = Route::default().then(Leg::Item(place));
        if let Some(key) = key_of(stage, "stage") {
            steps.declared.stages.entry(key).or_insert_with(|| route.clone());
        }
        steps.within(stage, &format!("stages[{place}]"), &route);
    }
    steps.declared
}

struct Steps<'p> {
    declared: Declared,
    problems: &'p mut Problems,
    keys: keys::Keys,
    count: usize,
}

impl Steps<'_> {
    /// The items under `steps` of a stage, branch, repeat or outcome.
    fn within(&mut self, holder: &Node, path: &str, route: &Route) {
        for (place, item) in holder.get("steps").map_or(&[][..], Node::items).iter().enumerate() {
            let path = format!("{path}.steps[{place}]");
            let route = route.then(Leg::Item(place));
            if item.get("step").is_some() {
                self.step(item, &path, &route);
            }
            if let Some(key) = key_of(item, "milestone") {
                self.declared.milestones.entry(key).or_insert_with(|| route.clone());
            }
            if let Some((word, block)) = step_block(item) {
                self.block(word, block, &format!("{path}.{word}"), &route);
            }
            if let Some(repeat) = item.get("repeat") {
                self.within(repeat, &format!("{path}.repeat"), &route.then(Leg::Repeat));
            }
            self.branches(item, "parallel", &path, |branch| route.then(Leg::Parallel(branch)));
            self.branches(item, "choice", &path, |branch| route.then(Leg::Choice(branch)));
        }
    }

    fn branches(&mut self, item: &Node, block: &str, path: &str, route: impl Fn(usize) -> Route) {
        let branches = item.get(block).and_then(|block| block.get("branches"));
        for (place, branch) in branches.map_or(&[][..], Node::items).iter().enumerate() {
            self.within(branch, &format!("{path}.{block}.branches[{place}]"), &route(place));
        }
    }

    fn step(&mut self, node: &Node, path: &str, route: &Route) {
        let key_node = node.get("step");
        if let Some((key, place)) = key_node.and_then(|key| scalar_text(key).map(|text| (text, key.place))) {
            let kind = node.get("kind").and_then(scalar_text).and_then(|word| KINDS.get(word));
            let (role, data) = (key_of(node, "role"), data::of_step(node));
            let step = DeclaredStep { route: route.clone(), role, kind, data };
            self.declare(key, place, &format!("{path}.step"), step);
        }
        self.declared.lists.extend(node.get("form").into_iter().flat_map(data::lists).map(str::to_owned));
        self.count(node, path);
        for (place, (word, _)) in OUTCOMES.now.iter().enumerate() {
            if let Some(run) = node.get("outcome").and_then(|outcomes| outcomes.get(word)) {
                self.within(run, &format!("{path}.outcome.{word}"), &route.then(Leg::Run(place)));
            }
        }
    }

    /// A wait, a flow to start, a choice somebody makes.
    fn block(&mut self, word: &str, node: &Node, path: &str, route: &Route) {
        let (kind, data) = match word {
            "wait" => (Kind::Wait, BTreeMap::new()),
            "flow" => (Kind::Flow, BTreeMap::new()),
            _ => (Kind::Decision, data::of_decision(node)),
        };
        let step = DeclaredStep { route: route.clone(), role: key_of(node, "by"), kind: Some(kind), data };
        let written = node.get("key").and_then(|key| scalar_text(key).map(|text| (text, key.place)));
        let key = match written {
            Some((key, place)) => {
                self.declare(key, place, &format!("{path}.key"), step);
                key.to_owned()
            }
            None => {
                let key = self.keys.made_for(word, node);
                self.declared.steps.insert(key.clone(), step);
                key
            }
        };
        self.declared.block_keys.insert(path.to_owned(), key);
        self.count(node, path);
    }

    fn count(&mut self, node: &Node, path: &str) {
        self.count += 1;
        if self.count == TEMPLATE_STEPS_MAX + 1 {
            let expected = format!("at most {TEMPLATE_STEPS_MAX} steps");
            self.problems.add(node.place, path, "one step too many", expected);
        }
    }

    fn declare(&mut self, key: &str, place: Place, path: &str, step: DeclaredStep) {
        refuse_reserved(key, place, path, self.problems);
        if self.declared.roles.contains_key(key) {
            let what = format!("{} is already a role", quoted(key));
            self.problems.add(place, path, what, "a name that no role and no other step has");
        }
        if self.declared.steps.contains_key(key) {
            let what = format!("a second step {}", quoted(key));
            self.problems.add(place, path, what, "a name that no role and no other step has");
        } else {
            self.declared.steps.insert(key.to_owned(), step);
        }
    }
}

/// A block that is a step, and its word.
fn step_block(item: &Node) -> Option<(&'static str, &Node)> {
    ["wait", "flow", "choice"]
        .into_iter()
        .filter_map(|word| Some((word, item.get(word)?)))
        .find(|(word, block)| *word != "choice" || block.get("by").is_some_and(|by| !by.is_null()))
}

fn refuse_reserved(key: &str, place: Place, path: &str, problems: &mut Problems) {
    if RESERVED_NAMES.contains(&key) {
        let what = format!("`{key}` means something else in texts and conditions");
        problems.add(place, path, what, "another name");
    }
}

fn scalar_text(node: &Node) -> Option<&str> {
    node.scalar().map(|scalar| scalar.text.trim())
}

fn key_of(node: &Node, word: &str) -> Option<String> {
    node.get(word).and_then(scalar_text).map(str::to_owned)
}
