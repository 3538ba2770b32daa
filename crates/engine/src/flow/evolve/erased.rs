//! Erasing: what stands in the state of these persons and paths becomes *erased*. `log::erase` does the same to the
//! values beside the log, by the same rules (`Reach`), so that a replay afterwards comes to the same state.

use crate::{
    flow::{Datum, Intervened, State, StepState},
    sealed::Kept,
};
use model::{Id, Value};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// How far erasing reaches.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    /// All that these persons gave, wrote or are called.
    pub persons: &'a BTreeSet<Id>,
    /// Data by their name.
    pub paths: &'a BTreeSet<String>,
    /// Every value of the flow; of names, those of `persons` alone.
    pub everything: bool,
}

impl Reach<'_> {
    /// A value that names one of these persons.
    pub(crate) fn holds(self, value: &Value) -> bool {
        match value {
            Value::Persons(named) => named.iter().any(|person| self.persons.contains(&person.id)),
            Value::Records(named) => named
                .iter()
                .filter_map(|record| record.contact.as_ref())
                .any(|person| self.persons.contains(&person.id)),
            Value::List(entries) => {
                entries.iter().flat_map(|entry| &entry.answers).any(|(_, value)| self.holds(value))
            }
            _ => false,
        }
    }

    /// A datum asked for by its name.
    pub(crate) fn names(self, owner: &str, field: &str) -> bool {
        self.everything
            || self.paths.iter().any(|path| {
                path.strip_prefix(owner)
                    .and_then(|rest| rest.strip_prefix('.'))
                    .is_some_and(|name| name == field)
            })
    }

    /// A reason for sending back repeats a comment: asked for any comment, all of them go.
    pub(crate) fn names_comments(self) -> bool {
        self.everything || self.paths.iter().any(|path| path.ends_with(".comment"))
    }

    /// Given or written by one of these persons.
    pub(crate) fn is_theirs(self, by: Option<&Id>) -> bool {
        self.everything || by.is_some_and(|by| self.persons.contains(by))
    }
}

impl State {
    pub(super) fn erase(&mut self, reach: Reach<'_>) {
        for (person, kept) in &mut self.people {
            if reach.persons.contains(person) {
                *kept = None;
            }
        }
        if let Some(record) = &mut self.record {
            erase_kept(&mut record.name, reach.names("record", "name"), reach);
            for (field, kept) in &mut record.fields {
                erase_kept(kept, reach.names("record", field), reach);
            }
        }
        if let Some(paused) = &mut self.paused {
            erase_reason(paused, false, reach);
        }
        for added in &mut self.added {
            // Nobody can tell from them whose data they hold.
            added.title = None;
            added.text = None;
        }
        for (owner, data) in &mut self.data {
            erase_data(owner, Arc::make_mut(data), reach);
        }
        for (key, step) in &mut self.steps {
            erase_step(key, Arc::make_mut(step), reach);
        }
    }
}

fn erase_step(key: &str, step: &mut StepState, reach: Reach<'_>) {
    step.title = None;
    step.label = None;
    erase_data(key, &mut step.given, reach);
    let comment_named = reach.names(key, "comment");
    for said in [&mut step.skipped, &mut step.reopened].into_iter().flatten() {
        erase_reason(said, comment_named, reach);
    }
    if let Some(prepared) = &mut step.prepared {
        erase_data(key, &mut prepared.data, reach);
        let gone = reach.names(key, "text") || reach.is_theirs(Some(&prepared.by));
        erase_kept(&mut prepared.text, gone, reach);
    }
    if let Some(reason) = &mut step.sent_back {
        erase_datum(reason, reach.names_comments(), reach);
    }
    for decision in step.attempts.iter_mut().flat_map(|attempt| &mut attempt.decisions) {
        let words_gone = comment_named || reach.is_theirs(Some(&decision.by));
        erase_kept(&mut decision.comment, words_gone, reach);
        if let Some(recorded) = &mut decision.recorded {
            erase_kept(&mut recorded.reason, words_gone, reach);
            erase_kept(&mut recorded.files, words_gone, reach);
        }
    }
    for handed_back in step.attempts.iter_mut().flat_map(|attempt| &mut attempt.handed_back) {
        let words_gone = comment_named || reach.is_theirs(Some(&handed_back.by));
        erase_kept(&mut handed_back.note, words_gone, reach);
    }
    for lending in step.attempts.iter_mut().flat_map(|attempt| &mut attempt.lendings) {
        let words_gone = comment_named || reach.is_theirs(Some(&lending.from));
        erase_kept(&mut lending.note, words_gone, reach);
    }
    for (document, held) in &mut step.documents {
        let named = reach.names(key, document);
        for datum in [&mut held.files, &mut held.reason].into_iter().flatten() {
            erase_datum(datum, named, reach);
        }
    }
}

/// Why the owner did something.
fn erase_reason(said: &mut Intervened, named: bool, reach: Reach<'_>) {
    erase_kept(&mut said.reason, named || reach.is_theirs(said.by.as_ref()), reach);
}

fn erase_data(owner: &str, data: &mut BTreeMap<String, Datum>, reach: Reach<'_>) {
    for (field, datum) in data {
        erase_datum(datum, reach.names(owner, field), reach);
    }
}

fn erase_datum(datum: &mut Datum, named: bool, reach: Reach<'_>) {
    erase_kept(&mut datum.value, named || reach.is_theirs(datum.by.as_ref()), reach);
}

fn erase_kept(kept: &mut Kept, erased: bool, reach: Reach<'_>) {
    if erased || kept.as_deref().is_some_and(|value| reach.holds(value)) {
        *kept = None;
    }
}
