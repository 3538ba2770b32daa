//! Roles: the parts people play in a flow.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub key: String,
    pub name: String,
    pub party: Party,
    pub fill: Fill,
}

/// In YAML `us`, `client`, `third_party`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    Us,
    Client,
    ThirdParty,
}

impl Party {
    /// Clients and third parties see only what is theirs.
    pub fn is_outside(self) -> bool {
        self != Self::Us
    }
}

/// Who plays a role when the flow starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// `record.contact`: the record's primary contact; `record.contact ROLE`: those with that contact role.
    RecordContact { contact_role: Option<String> },
    /// `record.owner`
    RecordOwner,
    /// `starter`
    Starter,
    /// `group NAME`: a pool of the group's members.
    Group(String),
    /// `later`: bound by a person field, or by the owner.
    Later,
    /// Nothing written: asked at start.
    Asked,
}
