//! Who has an open step to do, or why nobody can.

use model::{Id, Instant};
use serde::{Deserialize, Serialize};

impl Wait {
    pub fn role(&self) -> &str {
        match self {
            Self::RoleUnbound { role } | Self::TooFewMembers { role, .. } | Self::HandedBack { role } => role,
        }
    }
}

/// Why nobody can do an open step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    RoleUnbound {
        role: String,
    },
    TooFewMembers {
        role: String,
        needed: u32,
        present: u32,
    },
    /// Whoever had it said that it is not for them.
    HandedBack {
        role: String,
    },
}

/// One person's part in one open step, or a group's until somebody picks it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub id: Id,
    pub step: String,
    pub attempt: u32,
    pub role: String,
    pub purpose: Purpose,
    pub holder: Holder,
    pub opened_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overdue: bool,
    /// In whose place its holder has it, whoever was meant first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Act,
    /// Review of documents.
    Review,
    /// Completing the details before whoever acts sees it.
    Prepare,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    Person(Id),
    Pool {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<String>,
        members: Vec<Id>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        picked_by: Option<Id>,
    },
}

impl Assignment {
    pub fn is_act(&self) -> bool {
        self.purpose == Purpose::Act
    }

    /// Who has it; `None` for a pool nobody picked up from.
    pub fn person(&self) -> Option<&Id> {
        match &self.holder {
            Holder::Person(person) => Some(person),
            Holder::Pool { picked_by, .. } => picked_by.as_ref(),
        }
    }

    /// Whether this person may act on it as things stand.
    pub fn may_act(&self, person: &Id) -> bool {
        match &self.holder {
            Holder::Person(holder) | Holder::Pool { picked_by: Some(holder), .. } => holder == person,
            Holder::Pool { members, picked_by: None, .. } => members.contains(person),
        }
    }

    /// Whether it is theirs, or could be if somebody put it back.
    pub fn concerns(&self, person: &Id) -> bool {
        match &self.holder {
            Holder::Person(holder) => holder == person,
            Holder::Pool { members, picked_by, .. } => {
                members.contains(person) || picked_by.as_ref() == Some(person)
            }
        }
    }
}
