//! What an outbox row of kind `mail` says: enough to write the mail at delivery, nothing about anybody.

use model::{Id, Instant};
use serde::{Deserialize, Serialize};

/// Queues of the outbox. Reminders have their own: of several about one assignment only the newest is sent.
pub const KIND: &str = "mail";
pub const REMINDER: &str = "reminder";

/// Whether rows of this kind are mails.
pub fn is_mail(kind: &str) -> bool {
    kind == KIND || kind == REMINDER
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum Reference {
    /// There is something to do. Outside people get a link, members the address of the flow.
    Assigned { flow: Id, assignment: Id, person: Id, link: Option<Id> },
    /// Documents came back and are asked for again.
    Returned { flow: Id, assignment: Id, person: Id, link: Option<Id> },
    /// A deadline has passed.
    Overdue { flow: Id, assignment: Id, person: Id, link: Option<Id> },
    /// A deadline comes, or has passed and nothing has happened since.
    Reminder { flow: Id, assignment: Id, person: Id },
    /// What a template wants somebody to know about a deadline: of a step, or of a clock by its name in the state.
    Escalated {
        flow: Id,
        step: Option<String>,
        clock: Option<String>,
        person: Id,
        /// The role that should have heard of it or got the work, and that nobody plays: its reader is the owner.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nobody: Option<String>,
    },
    /// A message in a thread: by a step of the template or written by somebody.
    Message { flow: Id, message: Id, person: Id, link: Option<Id> },
    /// A step waits until the owner says who does it.
    OwnerNeeded { flow: Id, step: String, person: Id },
    /// A step waits for a date that is not given, or for a flow that could not be started or was cancelled.
    Stalled { flow: Id, step: String, attempt: u32, person: Id },
    /// A flow that a deadline should have started was not.
    NotStarted { flow: Id, template: String, why: NotStarted, person: Id },
    /// The flow has come to a milestone.
    Milestone { flow: Id, milestone: String, person: Id },
    /// Somebody here wrote an answer down for this person.
    Recorded { flow: Id, step: String, attempt: u32, person: Id },
    /// Somebody outside asks this person to do something in their place, for a time.
    Lent { flow: Id, lending: Id, person: Id },
    /// Whoever it was lent to has given it back.
    GivenBack { flow: Id, lending: Id, person: Id },
    /// Whoever it was lent to has done it.
    DoneForYou { flow: Id, step: String, attempt: u32, person: Id },
    /// A link that had died, anew.
    Renewed { flow: Id, person: Id, link: Id },
    /// Several things that were put off, about one flow or about all of a person's.
    Collected {
        person: Id,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flow: Option<Id>,
    },
    /// A message to the people of a record, outside any flow.
    RecordMessage { message: Id, person: Id },
    /// The code that proves an address on a device.
    Code { person: Id, code: Id },
    /// How this person signs in was changed.
    SignInChanged { person: Id, what: SignInChange, at: Instant },
    /// A one-time link to choose a password.
    Password { person: Id, link: Id },
    /// A Start Link somebody here sends to an address, which may be nobody's we know.
    StartLink { sending: Id },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInChange {
    Password,
    FactorOn,
    FactorOff,
    RecoveryCodes,
}

/// Why a flow was not started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotStarted {
    /// There is no such template, or none that is published.
    TemplateMissing,
    /// Its start was refused, for example because its start form wants answers.
    StartRefused,
    /// Flows start flows that start flows, too deep.
    TooDeep,
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
            | Self::Lent { person, .. }
            | Self::GivenBack { person, .. }
            | Self::DoneForYou { person, .. }
            | Self::Reminder { person, .. }
            | Self::Escalated { person, .. }
            | Self::Stalled { person, .. }
            | Self::NotStarted { person, .. }
            | Self::Milestone { person, .. }
            | Self::Collected { person, .. }
            | Self::RecordMessage { person, .. }
            | Self::Renewed { person, .. }
            | Self::Code { person, .. }
            | Self::SignInChanged { person, .. }
            | Self::Password { person, .. } => person,
            // Who reads it is not known; the sending stands for them.
            Self::StartLink { sending } => sending,
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
            | Self::Lent { flow, .. }
            | Self::GivenBack { flow, .. }
            | Self::DoneForYou { flow, .. }
            | Self::Reminder { flow, .. }
            | Self::Escalated { flow, .. }
            | Self::Stalled { flow, .. }
            | Self::NotStarted { flow, .. }
            | Self::Milestone { flow, .. }
            | Self::Renewed { flow, .. } => Some(flow),
            Self::Collected { flow, .. } => flow.as_ref(),
            Self::RecordMessage { .. }
            | Self::Code { .. }
            | Self::SignInChanged { .. }
            | Self::Password { .. }
            | Self::StartLink { .. } => None,
        }
    }

    /// The queue it waits in.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Reminder { .. } | Self::Overdue { .. } => REMINDER,
            _ => KIND,
        }
    }

    /// What a reminder is about: assignment and person.
    pub fn reminds(&self) -> Option<(&Id, &Id)> {
        match self {
            Self::Reminder { assignment, person, .. } | Self::Overdue { assignment, person, .. } => {
                Some((assignment, person))
            }
            _ => None,
        }
    }

    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
