//! Commands: who wants what of a flow.

use super::Act;
use model::{Entropy, Id};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug)]
pub struct Command {
    /// Unique per flow; the store answers the same id again from the log.
    pub id: String,
    pub actor: Actor,
    /// Whose right the actor uses: staff recording a client's answer, an administrator standing in for the owner.
    /// Whether the actor may is the caller's policy; the engine asks what this person may.
    pub on_behalf_of: Option<Id>,
    /// Ids and salts are drawn from here; the same command decides the same events.
    pub entropy: Entropy,
    pub act: Act,
}

impl Command {
    /// The person whose rights count, if it is a person.
    pub fn person(&self) -> Option<&Id> {
        match (&self.on_behalf_of, &self.actor) {
            (Some(person), _) | (None, Actor::Person(person)) => Some(person),
            (None, Actor::Key(_) | Actor::System) => None,
        }
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Person(Id),
    Key(Id),
    System,
}

/// Who acted, as it stands in the log: `{"kind": "person", "id": "…", "on_behalf_of": "…"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    pub kind: AuthorKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorKind {
    Person,
    Key,
    System,
}

impl Author {
    pub fn of(command: &Command) -> Self {
        let (kind, id) = match &command.actor {
            Actor::Person(id) => (AuthorKind::Person, Some(id.clone())),
            Actor::Key(id) => (AuthorKind::Key, Some(id.clone())),
            Actor::System => (AuthorKind::System, None),
        };
        Self { kind, id, on_behalf_of: command.on_behalf_of.clone() }
    }
}
