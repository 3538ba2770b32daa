//! Erasing: what stands in the state of these persons and paths becomes *erased*. `log::erase` does the same to the
//! values beside the log, by the same two rules, so that a replay afterwards comes to the same state.

use crate::{
    flow::{Datum, Intervened, State, StepState},
    sealed::Kept,
};
use model::{Id, Value};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Rule one: a value that names one of these persons.
pub(crate) fn holds_person(value: &Value, persons: &BTreeSet<Id>) -> bool {
    match value {
        Value::Persons(named) => named.iter().any(|person| persons.contains(&person.id)),
        Value::Records(named) => named
            .iter()
            .filter_map(|record| record.contact.as_ref())
            .any(|person| persons.contains(&person.id)),
        _ => false,
    }
}

/// Rule two: a datum asked for by its name.
pub(crate) fn is_named(owner: &str, field: &str, paths: &BTreeSet<String>) -> bool {
    !paths.is_empty()
        && paths.iter().any(|path| {
            path.strip_prefix(owner).and_then(|rest| rest.strip_prefix('.')).is_some_and(|name| name == field)
        })
}

/// A reason for sending back repeats a comment: asked for any comment, all of them go.
pub(crate) fn names_comments(paths: &BTreeSet<String>) -> bool {
    paths.iter().any(|path| path.ends_with(".comment"))
}

impl State {
    pub(super) fn erase(&mut self, persons: &BTreeSet<Id>, paths: &BTreeSet<String>) {
        for (person, kept) in &mut self.people {
            if persons.contains(person) {
                *kept = None;
            }
        }
        if let Some(record) = &mut self.record {
            erase_kept(&mut record.name, is_named("record", "name", paths), persons);
            for (field, kept) in &mut record.fields {
                erase_kept(kept, is_named("record", field, paths), persons);
            }
        }
        if let Some(paused) = &mut self.paused {
            erase_reason(paused, false, persons);
        }
        for added in &mut self.added {
            // Nobody can tell from them whose data they hold.
            added.title = None;
            added.text = None;
        }
        for (owner, data) in &mut self.data {
            erase_data(owner, Arc::make_mut(data), persons, paths);
        }
        for (key, step) in &mut self.steps {
            erase_step(key, Arc::make_mut(step), persons, paths);
        }
    }
}

fn erase_step(key: &str, step: &mut StepState, persons: &BTreeSet<Id>, paths: &BTreeSet<String>) {
    step.title = None;
    step.label = None;
    erase_data(key, &mut step.given, persons, paths);
    let comment_named = is_named(key, "comment", paths);
    for said in [&mut step.skipped, &mut step.reopened].into_iter().flatten() {
        erase_reason(said, comment_named, persons);
    }
    if let Some(prepared) = &mut step.prepared {
        erase_data(key, &mut prepared.data, persons, paths);
        let gone = is_named(key, "text", paths) || persons.contains(&prepared.by);
        erase_kept(&mut prepared.text, gone, persons);
    }
    if let Some(reason) = &mut step.sent_back {
        erase_datum(reason, names_comments(paths), persons);
    }
    for decision in step.attempts.iter_mut().flat_map(|attempt| &mut attempt.decisions) {
        let words_gone = comment_named || persons.contains(&decision.by);
        erase_kept(&mut decision.comment, words_gone, persons);
        if let Some(recorded) = &mut decision.recorded {
            erase_kept(&mut recorded.reason, words_gone, persons);
            erase_kept(&mut recorded.files, words_gone, persons);
        }
    }
    for handed_back in step.attempts.iter_mut().flat_map(|attempt| &mut attempt.handed_back) {
        let words_gone = comment_named || persons.contains(&handed_back.by);
        erase_kept(&mut handed_back.note, words_gone, persons);
    }
    for (document, held) in &mut step.documents {
        let named = is_named(key, document, paths);
        for datum in [&mut held.files, &mut held.reason].into_iter().flatten() {
            erase_datum(datum, named, persons);
        }
    }
}

/// Why the owner did something.
fn erase_reason(said: &mut Intervened, named: bool, persons: &BTreeSet<Id>) {
    let theirs = said.by.as_ref().is_some_and(|by| persons.contains(by));
    erase_kept(&mut said.reason, named || theirs, persons);
}

fn erase_data(
    owner: &str,
    data: &mut BTreeMap<String, Datum>,
    persons: &BTreeSet<Id>,
    paths: &BTreeSet<String>,
) {
    for (field, datum) in data {
        erase_datum(datum, is_named(owner, field, paths), persons);
    }
}

fn erase_datum(datum: &mut Datum, named: bool, persons: &BTreeSet<Id>) {
    let theirs = datum.by.as_ref().is_some_and(|by| persons.contains(by));
    erase_kept(&mut datum.value, named || theirs, persons);
}

fn erase_kept(kept: &mut Kept, erased: bool, persons: &BTreeSet<Id>) {
    if erased || kept.as_deref().is_some_and(|value| holds_person(value, persons)) {
        *kept = None;
    }
}
