//! Erasing values beside the log: the same rules as `flow::evolve::erased` has for the state.

use super::Entry;
use crate::flow::event;
use crate::{
    flow::{Event, Reach},
    sealed::Sealed,
};
use model::Id;

/// A value that is gone: its row of `flow_value` and its path there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedValue {
    pub seq: u64,
    pub path: String,
}

/// Takes out of entries what an `Event::Erased` after them erases; says which stored values must go.
///
/// Rendered titles, labels and posted texts all go: nobody can tell from them whose data they hold.
pub fn erase(entries: &mut [Entry], reach: Reach<'_>) -> Vec<ErasedValue> {
    let mut erased = Vec::new();
    for entry in entries {
        let seq = entry.seq;
        for (place, event) in entry.events.iter_mut().enumerate() {
            let scope = scope(event, reach);
            event.each_sealed(&mut |path, sealed| {
                if sealed.value().is_some() && takes(&scope, path, sealed, reach) {
                    sealed.detach();
                    erased.push(ErasedValue { seq, path: format!("{place}/{path}") });
                }
            });
        }
    }
    erased
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

fn scope(event: &Event, reach: Reach<'_>) -> Scope {
    let theirs = |by: Option<&Id>| reach.is_theirs(by);
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
        Event::SentBack { by, .. } => Scope::Words { gone: theirs(by.as_ref()) || reach.names_comments() },
        Event::HandedBack { step, by, .. } => {
            Scope::Words { gone: theirs(Some(by)) || reach.names(step, "comment") }
        }
        Event::Lent(event::Lent { step, from, .. }) => {
            Scope::Words { gone: theirs(Some(from)) || reach.names(step, "comment") }
        }
        Event::StepAdded { by, .. } => Scope::Added { gone: theirs(by.as_ref()) },
        Event::Prepared(event::Prepared { step, by, .. }) => data(step, Some(by)),
        Event::HandedOver(event::HandedOver { step, by, .. })
        | Event::Reopened { step, by, .. }
        | Event::StepSkipped { step, by, .. }
        | Event::DueChanged { step, by, .. } => {
            Scope::Words { gone: theirs(by.as_ref()) || reach.names(step, "comment") }
        }
        Event::Migrated(event::Migrated { by, .. })
        | Event::MigrationUndone(event::MigrationUndone { by, .. }) => {
            Scope::Words { gone: theirs(by.as_ref()) }
        }
        Event::FlowCancelled { by, .. }
        | Event::RoleBound(event::RoleBound { by, .. })
        | Event::FlowPaused { by, .. }
        | Event::FlowResumed { by, .. }
        | Event::SignalReceived { by, .. }
        | Event::ClockMoved(event::ClockMoved { by, .. })
        | Event::PriorityChanged { by, .. } => Scope::Words { gone: theirs(by.as_ref()) },
        _ => Scope::None,
    }
}

fn takes(scope: &Scope, path: &str, sealed: &Sealed, reach: Reach<'_>) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    let by_rule = match scope {
        Scope::All => true,
        Scope::People => reach.persons.iter().any(|person| person.as_str() == last),
        Scope::Data { owner, field, theirs } => {
            // Why an answer was written down for somebody goes with their comment.
            let last = if path.starts_with("recorded/") { "comment" } else { last };
            *theirs || reach.names(owner, field.as_deref().unwrap_or(last))
        }
        Scope::Words { gone } => *gone,
        Scope::Added { gone } => *gone || last != "reason",
        Scope::None => reach.everything,
    };
    by_rule || sealed.value().is_some_and(|value| reach.holds(value))
}
