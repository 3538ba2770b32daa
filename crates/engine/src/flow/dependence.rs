//! Dependence: which steps have to be done again when some are sent back (engine.md, "Send back").
//!
//! The dependents of T are the least set D such that S is in D if S reads data of T or of a member of D, or if, in
//! some sequence, S lies in an item after the item that contains a member of D. T itself does not put its successors
//! in D. The stages of a flow are one sequence; so are the items of a stage, of a branch, of a turn, of an outcome's own
//! steps; and a person's decision and the branches it decides on.
//!
//! S reads what its texts, prefills, `sees`, `shown_if`, its `when` and the choices around it read, a person's choice
//! the decision. Of a repeat around it, S reads what the condition reads of steps outside: what it reads of the body
//! decides on the next turn, not on this one. A role's name is a datum of the step that binds the role.

use super::{
    State,
    place::{Place, find_in},
};
use crate::{
    condition::each_read,
    reads::{each_choice_read, each_step_read},
};
use model::{
    DataPath, Definition,
    definition::{Choice, Item, OutcomeRule, Parallel, Repeat, Step},
};
use std::collections::{BTreeMap, BTreeSet};

/// A definition laid out for questions about order and reading.
pub(super) struct Layout<'a> {
    /// In reading order.
    pub sites: Vec<Site<'a>>,
    pub choices: Vec<PlacedChoice<'a>>,
    pub joins: Vec<PlacedJoin>,
    pub repeats: Vec<PlacedRepeat<'a>>,
    /// Role → steps whose person fields bind it.
    binders: BTreeMap<&'a str, Vec<&'a str>>,
    sequences: u32,
}

pub(super) struct PlacedChoice<'a> {
    pub place: String,
    pub stage: &'a str,
    pub choice: &'a Choice,
}

/// A parallel block that may go on before all its branches have finished.
pub(super) struct PlacedJoin {
    pub place: String,
    pub branches: u32,
}

pub(super) struct PlacedRepeat<'a> {
    pub place: String,
    pub stage: &'a str,
    pub repeat: &'a Repeat,
}

pub(super) struct Site<'a> {
    pub step: &'a Step,
    pub stage: &'a str,
    /// Sequences around the step, outermost first, each with the place of the item it is in.
    within: Vec<(u32, u32)>,
    /// Choices around the step.
    choices: Vec<&'a Choice>,
    /// Repeats around the step.
    repeats: Vec<&'a Repeat>,
    /// Joins around the step, by their number in the layout, each with the branch the step is in.
    joins: Vec<(usize, u32)>,
}

/// Where the layout has come to.
#[derive(Clone, Default)]
struct Path<'a> {
    stage: &'a str,
    within: Vec<(u32, u32)>,
    choices: Vec<&'a Choice>,
    repeats: Vec<&'a Repeat>,
    joins: Vec<(usize, u32)>,
}

impl<'a> Layout<'a> {
    pub fn of(definition: &'a Definition) -> Self {
        let mut layout = Self {
            sites: Vec::new(),
            choices: Vec::new(),
            joins: Vec::new(),
            repeats: Vec::new(),
            binders: BTreeMap::new(),
            sequences: 1,
        };
        for (index, stage) in (0..).zip(&definition.stages) {
            let path = Path { stage: &stage.key, within: vec![(0, index)], ..Path::default() };
            layout.add_items(&stage.items, &path, Place::root(&stage.key));
        }
        layout
    }

    fn new_sequence(&mut self) -> u32 {
        self.sequences += 1;
        self.sequences - 1
    }

    fn add_items(&mut self, items: &'a [Item], path: &Path<'a>, place: Place<'_>) {
        let sequence = self.new_sequence();
        for (index, item) in items.iter().enumerate() {
            let mut path = path.clone();
            path.within.push((sequence, u32::try_from(index).unwrap_or(u32::MAX)));
            let place = place.at(index);
            match item {
                Item::Step(step) => self.add_step(step, &path),
                Item::Parallel(parallel) => self.add_parallel(parallel, &path, place),
                Item::Choice(choice) => self.add_choice(choice, path, place),
                Item::Repeat(repeat) => {
                    let place_name = place.to_string();
                    self.repeats.push(PlacedRepeat { place: place_name, stage: path.stage, repeat });
                    path.repeats.push(repeat);
                    self.add_items(&repeat.items, &path, place);
                }
                Item::Milestone(_) => {}
            }
        }
    }

    fn add_parallel(&mut self, parallel: &'a Parallel, path: &Path<'a>, place: Place<'_>) {
        let branches = u32::try_from(parallel.branches.len()).unwrap_or(u32::MAX);
        let is_partial = parallel.join.needed(parallel.branches.len()) < parallel.branches.len();
        let join = self.joins.len();
        if is_partial {
            self.joins.push(PlacedJoin { place: place.to_string(), branches });
        }
        for (number, branch) in parallel.branches.iter().enumerate() {
            let mut path = path.clone();
            if is_partial {
                path.joins.push((join, u32::try_from(number).unwrap_or(u32::MAX)));
            }
            self.add_items(&branch.items, &path, place.at(number));
        }
    }

    fn add_choice(&mut self, choice: &'a Choice, mut path: Path<'a>, place: Place<'_>) {
        let place_name = place.to_string();
        self.choices.push(PlacedChoice { place: place_name, stage: path.stage, choice });
        if let Some(decision) = &choice.by {
            let sequence = self.new_sequence();
            path.within.push((sequence, 0));
            self.add_step(decision, &path);
            path.within.pop();
            path.within.push((sequence, 1));
        }
        path.choices.push(choice);
        for (number, branch) in choice.branches.iter().enumerate() {
            self.add_items(&branch.items, &path, place.at(number));
        }
    }

    fn add_step(&mut self, step: &'a Step, path: &Path<'a>) {
        for role in step.form.iter().filter_map(|field| field.binds.as_deref()) {
            self.binders.entry(role).or_default().push(&step.key);
        }
        let Path { stage, within, choices, repeats, joins } = path.clone();
        self.sites.push(Site { step, stage, within, choices, repeats, joins });
        for (outcome, rule) in &step.outcomes {
            if let OutcomeRule::Run(items) = rule {
                let root = super::place::outcome_root(&step.key, *outcome);
                self.add_items(items, path, Place::root(&root));
            }
        }
    }

    /// D of these steps T; a member of T is in it only if it depends on another.
    pub fn dependents(&self, of: &BTreeSet<&str>) -> BTreeSet<&'a str> {
        let reads: Vec<BTreeSet<&str>> = self.sites.iter().map(|site| self.read_by(site)).collect();
        let readers = |of: &BTreeSet<&str>| -> Vec<&Site<'a>> {
            let sites = self.sites.iter().zip(&reads);
            sites.filter(|(_, reads)| !reads.is_disjoint(of)).map(|(site, _)| site).collect()
        };
        let mut found = BTreeSet::new();
        let mut fresh = readers(of);
        while let Some(member) = fresh.pop() {
            if found.insert(member.step.key.as_str()) {
                fresh.extend(readers(&BTreeSet::from([member.step.key.as_str()])));
                fresh.extend(self.sites.iter().filter(|site| site.comes_after(member)));
            }
        }
        found
    }

    /// Steps whose data a step reads.
    fn read_by(&self, site: &Site<'a>) -> BTreeSet<&'a str> {
        let mut read: BTreeSet<&'a str> = site.step.sees.iter().map(String::as_str).collect();
        let mut add = |path: &'a DataPath| read.extend(self.steps_behind(path));
        each_step_read(site.step, &mut add);
        site.choices.iter().for_each(|choice| each_choice_read(choice, &mut add));
        read.extend(site.choices.iter().filter_map(|choice| choice.by.as_ref()).map(|by| by.key.as_str()));
        for repeat in &site.repeats {
            each_read(&repeat.until, &mut |path| {
                let behind = self.steps_behind(path).into_iter();
                read.extend(behind.filter(|step| find_in(&repeat.items, step).is_none()));
            });
        }
        read.remove(site.step.key.as_str());
        read
    }

    /// Whether a choice's conditions read any of these steps.
    pub fn choice_reads(&self, choice: &'a Choice, steps: &BTreeSet<&str>) -> bool {
        let mut reads = choice.by.as_ref().is_some_and(|by| steps.contains(by.key.as_str()));
        each_choice_read(choice, &mut |path| {
            reads |= self.steps_behind(path).iter().any(|step| steps.contains(step));
        });
        reads
    }

    /// Whether what ends a repeat reads any of these steps.
    pub fn repeat_reads(&self, repeat: &'a Repeat, steps: &BTreeSet<&str>) -> bool {
        let mut reads = false;
        each_read(&repeat.until, &mut |path| {
            reads |= self.steps_behind(path).iter().any(|step| steps.contains(step));
        });
        reads
    }

    /// The branches of a join in which some of these steps are.
    pub fn branches_with(&self, join: usize, steps: &BTreeSet<&str>) -> BTreeSet<u32> {
        let with = self.sites.iter().filter(|site| steps.contains(site.step.key.as_str()));
        let around = with.flat_map(|site| &site.joins);
        around.filter(|(of, _)| *of == join).map(|(_, branch)| *branch).collect()
    }

    /// Whether the flow still comes by it: no join around it has passed without its branch.
    pub fn is_on_path(&self, site: &Site<'a>, state: &State) -> bool {
        site.joins.iter().all(|(join, branch)| {
            let held = self.joins.get(*join).and_then(|placed| state.joins.get(&placed.place));
            held.is_none_or(|held| held.branches.contains(branch))
        })
    }

    fn steps_behind(&self, path: &'a DataPath) -> Vec<&'a str> {
        match path {
            DataPath::Step { step, .. } | DataPath::Outcome(step) => vec![step],
            DataPath::Role { role, .. } => self.binders.get(role.as_str()).cloned().unwrap_or_default(),
            DataPath::Start(_) | DataPath::Record(_) | DataPath::Flow(_) => Vec::new(),
        }
    }

    pub fn site(&self, step: &str) -> Option<&Site<'a>> {
        self.sites.iter().find(|site| site.step.key == step)
    }
}

impl Site<'_> {
    /// Whether, in some sequence, it lies in an item after the one that contains `other`.
    pub fn comes_after(&self, other: &Self) -> bool {
        let mut pairs = self.within.iter().zip(&other.within);
        pairs
            .find(|(own, theirs)| own != theirs)
            .is_some_and(|(own, theirs)| own.0 == theirs.0 && own.1 > theirs.1)
    }
}
