//! What a definition reads: which data each step needs, and what of the outside world a flow must be told.

use crate::condition::each_read;
use model::{
    DataPath, Definition,
    definition::{Choice, Clock, Fill, Item, OutcomeRule, SetTo, Step, WaitFor},
    field::{Field, FieldType, PersonFrom},
    target::Target,
    text::Text,
};
use std::collections::BTreeSet;

/// What a flow must be told at its start and when it changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// Fields of the record, `name` aside, which is always told.
    pub record_fields: BTreeSet<String>,
    /// Groups that fill roles or that person fields choose from.
    pub groups: BTreeSet<String>,
    /// Roles whose players' names or addresses are read.
    pub role_names: BTreeSet<String>,
    /// Whether anything counts time: deadlines, waits, clocks.
    pub calendar: bool,
    /// Names of calendars that steps and clocks count by.
    pub calendars: BTreeSet<String>,
}

pub fn reads(definition: &Definition) -> Reads {
    let mut reads = Reads::default();
    for role in &definition.roles {
        if let Fill::Group(group) = &role.fill {
            reads.groups.insert(group.clone());
        }
    }
    each_field_read(&definition.start.form, &mut |path| reads.add(path));
    reads.add_groups(&definition.start.form);
    for stage in &definition.stages {
        reads.add_items(&stage.items);
    }
    definition.clocks.iter().for_each(|clock| reads.add_clock(clock));
    definition.priority.iter().for_each(|rule| each_read(&rule.condition, &mut |path| reads.add(path)));
    reads
}

impl Reads {
    fn add(&mut self, path: &DataPath) {
        match path {
            DataPath::Record(field) if field != "name" => {
                self.record_fields.insert(field.clone());
            }
            DataPath::Role { role, .. } => {
                self.role_names.insert(role.clone());
            }
            _ => {}
        }
    }

    fn add_groups(&mut self, form: &[Field]) {
        for field in form {
            if let FieldType::Person { from: PersonFrom::Group(group), .. } = &field.of {
                self.groups.insert(group.clone());
            }
        }
    }

    fn add_items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Step(step) => self.add_step(step),
                Item::Parallel(parallel) => {
                    parallel.branches.iter().for_each(|branch| self.add_items(&branch.items));
                }
                Item::Choice(choice) => {
                    each_choice_read(choice, &mut |path| self.add(path));
                    choice.by.iter().for_each(|decision| self.add_step(decision));
                    choice.branches.iter().for_each(|branch| self.add_items(&branch.items));
                }
                Item::Repeat(repeat) => {
                    each_read(&repeat.until, &mut |path| self.add(path));
                    self.add_items(&repeat.items);
                }
                Item::Milestone(_) => {}
            }
        }
    }

    fn add_clock(&mut self, clock: &Clock) {
        self.calendar = true;
        self.calendars.extend(clock.calendar.clone());
        let targets = clock.target.0.values().chain(clock.amber.iter().flat_map(|amber| amber.0.values()));
        targets.filter_map(Target::reads).for_each(|path| self.add(path));
    }

    fn add_step(&mut self, step: &Step) {
        each_step_read(step, &mut |path| self.add(path));
        if let Some(path) = due_read(step) {
            self.add(path);
        }
        self.add_groups(&step.form);
        if let Some(path) = wait_read(step) {
            self.add(path);
        }
        self.calendars.extend(step.calendar.clone());
        self.calendar |= step.due.is_some() || matches!(step.wait, Some(WaitFor::For(_) | WaitFor::Until(_)));
        for rule in step.outcomes.values() {
            if let OutcomeRule::Run(items) = rule {
                self.add_items(items);
            }
        }
    }
}

/// Every datum a step reads in its texts, prefills and conditions; not `sees`, and not `due`.
pub fn each_step_read<'a>(step: &'a Step, visit: &mut dyn FnMut(&'a DataPath)) {
    let texts = [Some(&step.title), step.text.as_ref(), step.label_for_client.as_ref()];
    texts.into_iter().flatten().for_each(|text| each_text_read(text, visit));
    each_field_read(&step.form, visit);
    for slot in &step.files {
        each_text_read(&slot.label, visit);
        slot.hint.iter().for_each(|hint| each_text_read(hint, visit));
    }
    if let Some(when) = &step.when {
        each_read(when, visit);
    }
    for to in step.update.iter().flat_map(|update| update.set.values()) {
        match to {
            SetTo::Data(path) => visit(path),
            SetTo::Text(text) => each_text_read(text, visit),
        }
    }
}

/// Every datum that decides which branch is taken.
pub fn each_choice_read<'a>(choice: &'a Choice, visit: &mut dyn FnMut(&'a DataPath)) {
    choice
        .branches
        .iter()
        .filter_map(|branch| branch.condition.as_ref())
        .for_each(|one| each_read(one, visit));
}

/// The datum a step's deadline hangs on.
pub fn due_read(step: &Step) -> Option<&DataPath> {
    match &step.due {
        Some(Target::At(path) | Target::Before { data: path, .. }) => Some(path),
        Some(Target::In(_) | Target::BusinessDay { .. }) | None => None,
    }
}

/// The datum a wait's end hangs on.
pub fn wait_read(step: &Step) -> Option<&DataPath> {
    match &step.wait {
        Some(WaitFor::Until(Target::At(path) | Target::Before { data: path, .. })) => Some(path),
        _ => None,
    }
}

fn each_field_read<'a>(form: &'a [Field], visit: &mut dyn FnMut(&'a DataPath)) {
    for field in form {
        each_text_read(&field.label, visit);
        field.hint.iter().for_each(|hint| each_text_read(hint, visit));
        field.shown_if.iter().for_each(|condition| each_read(condition, visit));
        field.prefill.iter().for_each(&mut *visit);
        if let Some(section) = &field.section {
            each_text_read(&section.title, visit);
            section.hint.iter().for_each(|hint| each_text_read(hint, visit));
            section.shown_if.iter().for_each(|condition| each_read(condition, visit));
        }
        if let FieldType::List { fields, .. } = &field.of {
            each_field_read(fields, &mut |path| {
                if !is_of_entry(path, &field.key) {
                    visit(path);
                }
            });
        }
    }
}

/// The answers of an entry are no data of the flow: the fields of the same entry alone read them, by the list's key.
fn is_of_entry(path: &DataPath, list: &str) -> bool {
    matches!(path, DataPath::Step { step, .. } if step == list)
}

fn each_text_read<'a>(text: &'a Text, visit: &mut dyn FnMut(&'a DataPath)) {
    text.reads().for_each(visit);
}
