//! Where the values of an event are, each under a path of its own.

use super::{Event, event};
use crate::sealed::Sealed;

impl Event {
    /// Visits every sealed value; paths are unique within the event and stay the same for ever.
    pub fn each_sealed(&mut self, visit: &mut dyn FnMut(&str, &mut Sealed)) {
        match self {
            Self::Started(event::Started { record, .. }) => {
                visit("record/name", &mut record.name);
                for (field, value) in &mut record.fields {
                    visit(&format!("record/fields/{field}"), value);
                }
            }
            Self::PeopleNamed { people } => {
                for (person, value) in people {
                    visit(&format!("people/{person}"), value);
                }
            }
            Self::StartAnswered { data, .. } | Self::RecordUpdateAsked { data, .. } => {
                for (field, value) in data {
                    visit(&format!("data/{field}"), value);
                }
            }
            Self::RecordTold { name, fields } => {
                visit("name", name);
                for (field, value) in fields {
                    visit(&format!("fields/{field}"), value);
                }
            }
            Self::StepOpened(event::StepOpened { title, label, .. }) => {
                visit_if("title", title, visit);
                visit_if("label", label, visit);
            }
            Self::Answered(answer) => each_of_answer(answer, visit),
            Self::DocumentDecided(event::DocumentDecided { reason, .. })
            | Self::FlowCancelled { reason, .. }
            | Self::SentBack { reason, .. }
            | Self::RoleBound(event::RoleBound { reason, .. })
            | Self::HandedOver(event::HandedOver { reason, .. })
            | Self::StepSkipped { reason, .. }
            | Self::ClockMoved(event::ClockMoved { reason, .. })
            | Self::PriorityChanged { reason, .. }
            | Self::SignalReceived { reason, .. }
            | Self::FlowResumed { reason, .. } => visit_if("reason", reason, visit),
            Self::Reopened { reason, .. }
            | Self::DueChanged { reason, .. }
            | Self::Migrated(event::Migrated { reason, .. })
            | Self::MigrationUndone(event::MigrationUndone { reason, .. })
            | Self::FlowPaused { reason, .. } => visit("reason", reason),
            Self::StepAdded { added, reason, .. } => {
                visit("title", &mut added.title);
                visit_if("text", &mut added.text, visit);
                visit("reason", reason);
            }
            Self::Prepared(event::Prepared { data, text, .. }) => {
                for (field, value) in data {
                    visit(&format!("data/{field}"), value);
                }
                visit_if("text", text, visit);
            }
            Self::Lent(event::Lent { note, .. }) | Self::HandedBack { note, .. } => {
                visit_if("note", note, visit)
            }
            Self::LendingEnded(event::LendingEnded { reason, .. }) => visit_if("reason", reason, visit),
            Self::MessagePosted { text, .. } => visit("text", text),
            _ => {}
        }
    }
}

fn each_of_answer(answer: &mut event::Answered, visit: &mut dyn FnMut(&str, &mut Sealed)) {
    for (field, value) in &mut answer.data {
        visit(&format!("data/{field}"), value);
    }
    for (document, given) in &mut answer.documents {
        visit(&format!("documents/{document}"), given.sealed());
    }
    visit_if("comment", &mut answer.comment, visit);
    if let Some(recorded) = &mut answer.recorded {
        visit("recorded/reason", &mut recorded.reason);
        visit_if("recorded/files", &mut recorded.files, visit);
    }
}

fn visit_if(path: &str, sealed: &mut Option<Sealed>, visit: &mut dyn FnMut(&str, &mut Sealed)) {
    if let Some(sealed) = sealed {
        visit(path, sealed);
    }
}
