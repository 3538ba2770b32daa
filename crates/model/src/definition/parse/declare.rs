//! What a file declares: roles, steps, their data. Read first, so that texts and conditions can be checked wherever
//! they stand; details are checked when each part is read.

use super::{
    node::{Node, quoted},
    problem::{Place, Problems},
    route::{Leg, Route},
};
use crate::{
    definition::{
        Kind, Party,
        language::{FIELD_TYPES, KINDS, OUTCOMES, PARTIES, RESERVED_NAMES, TypeWord},
    },
    limits::TEMPLATE_STEPS_MAX,
    names::DataType,
};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(super) struct Declared {
    pub start: BTreeMap<String, DataType>,
    pub steps: BTreeMap<String, DeclaredStep>,
    pub roles: BTreeMap<String, DeclaredRole>,
}

#[derive(Debug)]
pub(super) struct DeclaredRole {
    pub place: Place,
    pub party: Option<Party>,
}

#[derive(Debug)]
pub(super) struct DeclaredStep {
    pub route: Route,
    /// Nothing when the kind is unknown.
    pub kind: Option<Kind>,
    /// Answers and documents by key.
    pub data: BTreeMap<String, DataType>,
}

pub(super) fn declare(root: &Node, problems: &mut Problems) -> Declared {
    let mut declared = Declared::default();
    for entry in root.get("roles").map_or(&[][..], Node::entries) {
        let party = entry.value.get("party").and_then(scalar_text).and_then(|word| PARTIES.get(word));
        refuse_reserved(&entry.key, entry.place, &format!("roles.{}", entry.key), problems);
        declared.roles.insert(entry.key.clone(), DeclaredRole { place: entry.place, party });
    }
    if let Some(form) = root.get("start").and_then(|start| start.get("form")) {
        declared.start = fields(form);
    }
    let mut steps = Steps { declared, problems, count: 0 };
    for (place, stage) in root.get("stages").map_or(&[][..], Node::items).iter().enumerate() {
        steps.within(stage, &format!("stages[{place}]"), &Route::default().then(Leg::Item(place)));
    }
    steps.declared
}

struct Steps<'p> {
    declared: Declared,
    problems: &'p mut Problems,
    count: usize,
}

impl Steps<'_> {
    /// The items under `steps` of a stage, branch or outcome.
    fn within(&mut self, holder: &Node, path: &str, route: &Route) {
        for (place, item) in holder.get("steps").map_or(&[][..], Node::items).iter().enumerate() {
            let path = format!("{path}.steps[{place}]");
            let route = route.then(Leg::Item(place));
            if item.get("step").is_some() {
                self.step(item, &path, &route);
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
        self.count += 1;
        if self.count == TEMPLATE_STEPS_MAX + 1 {
            let expected = format!("at most {TEMPLATE_STEPS_MAX} steps");
            self.problems.add(node.place, path, "one step too many", expected);
        }
        let key_node = node.get("step");
        if let Some((key, place)) = key_node.and_then(|key| scalar_text(key).map(|text| (text, key.place))) {
            let path = format!("{path}.step");
            refuse_reserved(key, place, &path, self.problems);
            if self.declared.roles.contains_key(key) {
                let what = format!("{} is already a role", quoted(key));
                self.problems.add(place, &path, what, "a name that no role and no other step has");
            }
            let step = DeclaredStep { route: route.clone(), kind: kind(node), data: data(node) };
            if self.declared.steps.contains_key(key) {
                let what = format!("a second step {}", quoted(key));
                self.problems.add(place, &path, what, "a name that no role and no other step has");
            } else {
                self.declared.steps.insert(key.to_owned(), step);
            }
        }
        for (place, (word, _)) in OUTCOMES.now.iter().enumerate() {
            if let Some(run) = node.get("outcome").and_then(|outcomes| outcomes.get(word)) {
                self.within(run, &format!("{path}.outcome.{word}"), &route.then(Leg::Run(place)));
            }
        }
    }
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

fn kind(step: &Node) -> Option<Kind> {
    step.get("kind").and_then(scalar_text).and_then(|word| KINDS.get(word))
}

fn data(step: &Node) -> BTreeMap<String, DataType> {
    let mut data = step.get("form").map(fields).unwrap_or_default();
    for file in step.get("files").map_or(&[][..], Node::items) {
        if let Some(key) = file.get("key").and_then(scalar_text) {
            data.insert(key.to_owned(), DataType::Files);
        }
    }
    data
}

fn fields(form: &Node) -> BTreeMap<String, DataType> {
    form.items()
        .iter()
        .filter_map(|field| Some((field.get("key").and_then(scalar_text)?.to_owned(), field_type(field))))
        .collect()
}

/// What is wrong with the field itself is said when it is read; until then anything goes.
fn field_type(field: &Node) -> DataType {
    let word = field.get("type").and_then(scalar_text).and_then(|word| FIELD_TYPES.get(word));
    let options = || {
        let options = field.get("options").map_or(&[][..], Node::items);
        options.iter().filter_map(|option| scalar_text(option).map(str::to_owned)).collect()
    };
    match word {
        None => DataType::Any,
        Some(TypeWord::Text | TypeWord::LongText | TypeWord::Email | TypeWord::Phone) => DataType::Text,
        Some(TypeWord::Number | TypeWord::Rating) => DataType::Number,
        Some(TypeWord::Money) => field
            .get("currency")
            .and_then(scalar_text)
            .map_or(DataType::Any, |code| DataType::Money(code.to_owned())),
        Some(TypeWord::Date) => DataType::Date,
        Some(TypeWord::Choice) => DataType::Choice(options()),
        Some(TypeWord::Several) => DataType::Several(options()),
        Some(TypeWord::YesNo) => DataType::YesNo,
        Some(TypeWord::Address) => DataType::Address,
        Some(TypeWord::File) => DataType::Files,
        Some(TypeWord::Person) => DataType::Persons,
    }
}
