//! Steps the owner put into a flow, in their places among those of the template.

use super::{AddedStep, State, place::find};
use model::{
    Definition, Field, FieldType, Value,
    definition::{Branch, FileSlot, Item, Join, Kind, Outcome, OutcomeRule, Parallel, Step},
    text::Text,
};
use std::borrow::Cow;

/// The one field of an added form, and the one document of an added file request.
const ANSWER: &str = "answer";
const DOCUMENT: &str = "document";

/// The definition as this flow goes through it: each added step directly after the one it was put behind, the newest
/// nearest to it. Both stand in a parallel block of one branch, so that every place stays what it is.
pub fn effective<'d>(definition: &'d Definition, state: &State) -> Cow<'d, Definition> {
    let missing = |added: &&AddedStep| find(definition, &added.key).is_none();
    let added: Vec<&AddedStep> = state.added.iter().filter(missing).collect();
    if added.is_empty() {
        return Cow::Borrowed(definition);
    }
    let mut whole = definition.clone();
    for stage in &mut whole.stages {
        put_into(&mut stage.items, &added);
    }
    Cow::Owned(whole)
}

fn put_into(items: &mut [Item], added: &[&AddedStep]) {
    for item in items {
        match item {
            Item::Step(step) => {
                for rule in step.outcomes.values_mut() {
                    if let OutcomeRule::Run(items) = rule {
                        put_into(items, added);
                    }
                }
                let mut followed = vec![Item::Step(step.clone())];
                follow(&step.key, added, &mut followed);
                if followed.len() > 1 {
                    *item = one_branch(followed);
                }
            }
            Item::Parallel(parallel) => {
                parallel.branches.iter_mut().for_each(|branch| put_into(&mut branch.items, added));
            }
            Item::Choice(choice) => {
                choice.branches.iter_mut().for_each(|branch| put_into(&mut branch.items, added));
            }
            Item::Repeat(repeat) => put_into(&mut repeat.items, added),
            Item::Milestone(_) => {}
        }
    }
}

fn follow(key: &str, added: &[&AddedStep], followed: &mut Vec<Item>) {
    for next in added.iter().rev().filter(|next| next.after == key) {
        followed.push(Item::Step(next.step()));
        follow(&next.key, added, followed);
    }
}

fn one_branch(items: Vec<Item>) -> Item {
    Item::Parallel(Parallel { name: None, join: Join::All, branches: vec![Branch { name: None, items }] })
}

impl AddedStep {
    fn step(&self) -> Step {
        let title = words(self.title.as_deref()).unwrap_or("…");
        let mut step = Step::plain(&self.key, self.kind, &self.role);
        step.title = Text::plain(title);
        step.text = words(self.text.as_deref()).map(Text::plain);
        step.due.clone_from(&self.due);
        match self.kind {
            Kind::Form => step.form.push(answer(title)),
            Kind::FileRequest => step.files.push(document(title)),
            Kind::Approval => {
                let denied = if self.ends_if_denied { OutcomeRule::End } else { OutcomeRule::Continue };
                step.outcomes.insert(Outcome::Denied, denied);
            }
            _ => {}
        }
        step
    }
}

fn answer(label: &str) -> Field {
    Field {
        key: ANSWER.to_owned(),
        label: Text::plain(label),
        hint: None,
        of: FieldType::LongText,
        required: true,
        names_record: false,
        shown_if: None,
        prefill: None,
        binds: None,
        section: None,
    }
}

fn document(label: &str) -> FileSlot {
    FileSlot {
        key: DOCUMENT.to_owned(),
        label: Text::plain(label),
        hint: None,
        types: Vec::new(),
        required: true,
        reviewed_by: None,
        may_decline: true,
    }
}

fn words(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::Text(words)) => Some(words),
        _ => None,
    }
}
