//! What an outbox row of kind `mail` says: enough to write the mail at delivery, nothing about anybody.

use model::Id;
use serde::{Deserialize, Serialize};

pub const KIND: &str = "mail";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum Reference {
    /// There is something to do. Outside people get a link, members the address of the flow.
    Assigned { flow: Id, assignment: Id, person: Id, link: Option<Id> },
    /// Documents came back and are asked for again.
    Returned { flow: Id, assignment: Id, person: Id, link: Option<Id> },
    /// A deadline has passed.
    Overdue { flow: Id, assignment: Id, person: Id, link: Option<Id> },
    /// A message in a thread: by a step of the template or written by somebody.
    Message { flow: Id, message: Id, person: Id, link: Option<Id> },
    /// A step waits until the owner says who does it.
    OwnerNeeded { flow: Id, step: String, person: Id },
    /// Somebody here wrote an answer down for this person.
    Recorded { flow: Id, step: String, attempt: u32, person: Id },
    /// A link that had died, anew.
    Renewed { flow: Id, person: Id, link: Id },
    /// The code that proves an address on a device.
    Code { person: Id, code: Id },
    /// A one-time link to choose a password.
    Password { person: Id, link: Id },
}

impl Reference {
    pub fn person(&self) -> &Id {
        match self {
            Self::Assigned { person, .. }
            | Self::Returned { person, .. }
            | Self::Overdue { person, .. }
            | Self::Message { person, .. }
            | Self::OwnerNeeded { person, .. }
            | Self::Recorded { person, .. }
            | Self::Renewed { person, .. }
            | Self::Code { person, .. }
            | Self::Password { person, .. } => person,
        }
    }

    pub fn flow(&self) -> Option<&Id> {
        match self {
            Self::Assigned { flow, .. }
            | Self::Returned { flow, .. }
            | Self::Overdue { flow, .. }
            | Self::Message { flow, .. }
            | Self::OwnerNeeded { flow, .. }
            | Self::Recorded { flow, .. }
            | Self::Renewed { flow, .. } => Some(flow),
            Self::Code { .. } | Self::Password { .. } => None,
        }
    }

    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
