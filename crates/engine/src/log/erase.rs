//! Erasing values beside the log: the same rules as `flow::evolve::erased` has for the state.

use super::Entry;
use crate::flow::event;
use crate::{
    flow::{
        Event,
        evolve::{holds_person, is_named, names_comments},
    },
    sealed::Sealed,
};
use model::Id;
use std::collections::BTreeSet;

/// A value that is gone: its row of `flow_value` and its path there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedValue {
    pub seq: u64,
    pub path: String,
}

/// Takes out of entries what an `Event::Erased` after them erases; says which stored values must go.
///
/// Rendered titles, labels and posted texts all go: nobody can tell from them whose data they hold.
pub fn erase(entries: &mut [Entry], persons: &BTreeSet<Id>, paths: &BTreeSet<String>) -> Vec<ErasedValue> {
    let wanted = Wanted { persons, paths };
    let mut erased = Vec::new();
    for entry in entries {
        let seq = entry.seq;
        for (place, event) in entry.events.iter_mut().enumerate() {
            let scope = wanted.scope(event);
            event.each_sealed(&mut |path, sealed| {
                if sealed.value().is_some() && wanted.takes(&scope, path, sealed) {
                    sealed.detach();
                    erased.push(ErasedValue { seq, path: format!("{place}/{path}") });
                }
            });
        }
    }
    erased
}

struct Wanted<'a> {
    persons: &'a BTreeSet<Id>,
    paths: &'a BTreeSet<String>,
}

/// What is known of the values of one event.
enum Scope {
    All,
    People,
    /// Values of `owner`, given by one of the persons or not; `field` where all are of one.
    Data {
        owner: String,
        field: Option<String>,
        theirs: bool,
    },
    /// Somebody's words.
    Words {
        gone: bool,
    },
    /// A step the owner put in: its texts go with anything erased, the reason with whoever wrote it.
    Added {
        gone: bool,
    },
    None,
}

impl Wanted<'_> {
    fn scope(&self, event: &Event) -> Scope {
        let theirs = |by: Option<&Id>| by.is_some_and(|by| self.persons.contains(by));
        let data = |owner: &str, by| Scope::Data { owner: owner.to_owned(), field: None, theirs: theirs(by) };
        match event {
            Event::StepOpened { .. } | Event::MessagePosted { .. } => Scope::All,
            Event::PeopleNamed { .. } => Scope::People,
            Event::Started { .. } | Event::RecordTold { .. } => data("record", None),
            Event::StartAnswered { by, .. } => data("start", by.as_ref()),
            Event::Answered(event::Answered { step, by, .. }) => data(step, Some(by)),
            Event::DocumentDecided(event::DocumentDecided { step, document, by, .. }) => {
                Scope::Data { owner: step.clone(), field: Some(document.clone()), theirs: theirs(Some(by)) }
            }
            Event::SentBack { by, .. } => {
                Scope::Words { gone: theirs(by.as_ref()) || names_comments(self.paths) }
            }
            Event::HandedBack { step, by, .. } => {
                Scope::Words { gone: theirs(Some(by)) || is_named(step, "comment", self.paths) }
            }
            Event::StepAdded { by, .. } => Scope::Added { gone: theirs(by.as_ref()) },
            Event::Prepared(event::Prepared { step, by, .. }) => data(step, Some(by)),
            Event::HandedOver(event::HandedOver { step, by, .. })
            | Event::Reopened { step, by, .. }
            | Event::StepSkipped { step, by, .. }
            | Event::DueChanged { step, by, .. } => {
                Scope::Words { gone: theirs(by.as_ref()) || is_named(step, "comment", self.paths) }
            }
            Event::Migrated(event::Migrated { by, .. })
            | Event::MigrationUndone(event::MigrationUndone { by, .. }) => {
                Scope::Words { gone: theirs(by.as_ref()) }
            }
            Event::FlowCancelled { by, .. }
            | Event::RoleBound(event::RoleBound { by, .. })
            | Event::FlowPaused { by, .. }
            | Event::FlowResumed { by, .. }
            | Event::ClockMoved(event::ClockMoved { by, .. })
            | Event::PriorityChanged { by, .. } => Scope::Words { gone: theirs(by.as_ref()) },
            _ => Scope::None,
        }
    }

    fn takes(&self, scope: &Scope, path: &str, sealed: &Sealed) -> bool {
        let last = path.rsplit('/').next().unwrap_or(path);
        let by_rule = match scope {
            Scope::All => true,
            Scope::People => self.persons.iter().any(|person| person.as_str() == last),
            Scope::Data { owner, field, theirs } => {
                // Why an answer was written down for somebody goes with their comment.
                let last = if path.starts_with("recorded/") { "comment" } else { last };
                *theirs || is_named(owner, field.as_deref().unwrap_or(last), self.paths)
            }
            Scope::Words { gone } => *gone,
            Scope::Added { gone } => *gone || last != "reason",
            Scope::None => false,
        };
        by_rule || sealed.value().is_some_and(|value| holds_person(value, self.persons))
    }
}
