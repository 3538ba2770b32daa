//! Who asks: a member, a key, somebody holding a link, or the system itself.

use crate::problem::Problem;
use model::Id;
use serde::{Deserialize, Serialize};
use store::Viewer;
use texts::Sentence;

/// What a key may do. `act_for_others`, `audit` and `admin` are never given unless asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Read flows, templates, records and their logs.
    Read,
    /// Make, replace and publish templates.
    Templates,
    /// Start flows.
    Start,
    /// Complete steps the key's flows wait for.
    Act,
    /// Make and change records.
    Records,
    /// Complete any open step in somebody's place; the log names the key.
    ActForOthers,
    /// Read the audit log.
    Audit,
    /// Change business calendars, and who is away.
    Admin,
}

impl Scope {
    pub const ALL: [Self; 8] = [
        Self::Read,
        Self::Templates,
        Self::Start,
        Self::Act,
        Self::Records,
        Self::ActForOthers,
        Self::Audit,
        Self::Admin,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Templates => "templates",
            Self::Start => "start",
            Self::Act => "act",
            Self::Records => "records",
            Self::ActForOthers => "act_for_others",
            Self::Audit => "audit",
            Self::Admin => "admin",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// What a key gets when nobody says which.
    pub fn usual() -> Vec<Self> {
        Self::ALL
            .into_iter()
            .filter(|scope| !matches!(scope, Self::ActForOthers | Self::Audit | Self::Admin))
            .collect()
    }
}

/// Somebody who does one thing in another's place, because it was lent to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrower {
    pub person: Id,
    pub assignment: Id,
    pub step: String,
}

#[derive(Clone, Debug)]
pub enum Caller {
    Member(Viewer),
    Key {
        id: Id,
        viewer: Viewer,
        scopes: Vec<Scope>,
    },
    /// Came through a magic link: this person, in this flow, and nothing else. `proved` when a code was accepted on
    /// this device: without, nothing that was given before is shown again.
    Outside {
        viewer: Viewer,
        person: Id,
        flow: Id,
        proved: bool,
        /// It was lent: `person` is whose it is, and this is who does it for them. They reach nothing but that one thing.
        lent: Option<Borrower>,
    },
    /// The scheduler and commands of the operator.
    System(Viewer),
}

impl Caller {
    pub fn viewer(&self) -> &Viewer {
        match self {
            Self::Member(viewer) | Self::System(viewer) => viewer,
            Self::Key { viewer, .. } | Self::Outside { viewer, .. } => viewer,
        }
    }

    pub fn organisation(&self) -> &Id {
        &self.viewer().organisation
    }

    /// The person in whose name acts are recorded; a key and the system are nobody.
    pub fn person(&self) -> Option<&Id> {
        match self {
            Self::Member(viewer) => viewer.person.as_ref(),
            Self::Outside { person, .. } => Some(person),
            Self::Key { .. } | Self::System(_) => None,
        }
    }

    /// Who does it in the place of [`Self::person`].
    pub fn borrower(&self) -> Option<&Borrower> {
        match self {
            Self::Outside { lent, .. } => lent.as_ref(),
            Self::Member(_) | Self::Key { .. } | Self::System(_) => None,
        }
    }

    pub fn has(&self, scope: Scope) -> bool {
        match self {
            Self::Key { scopes, .. } => scopes.contains(&scope),
            Self::Member(_) | Self::System(_) => scope != Scope::ActForOthers,
            Self::Outside { .. } => false,
        }
    }

    /// Members pass by their permissions, which `policy` knows; keys need the scope.
    pub fn needs(&self, scope: Scope) -> Result<(), Problem> {
        if self.has(scope) {
            return Ok(());
        }
        match self {
            Self::Outside { .. } => Err(Problem::NotFound),
            _ => Err(Problem::NotAllowed { needs: Sentence::problem_needs_scope(scope.word()) }),
        }
    }
}
