//! Names of data in conditions and texts: `start.company`, `screening.hits`, `client.name`.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A reference to one datum of a flow, resolved against the declarations of its template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataPath {
    /// `start.FIELD`
    Start(String),
    /// `STEP.FIELD`: a form field or a file of the latest completed attempt.
    Step { step: String, field: String },
    /// `STEP.outcome`
    Outcome(String),
    /// `record.FIELD`; `record.name` always exists.
    Record(String),
    /// `ROLE.name`, `ROLE.email`: whoever plays the role, names joined by commas.
    Role { role: String, attribute: RoleAttribute },
    /// `flow.started_at`, `flow.owner`, `flow.name`
    Flow(FlowAttribute),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleAttribute {
    Name,
    Email,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowAttribute {
    /// The template's name.
    Name,
    /// Name of the workspace owner.
    Owner,
    StartedAt,
}

impl fmt::Display for DataPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(field) => write!(f, "start.{field}"),
            Self::Step { step, field } => write!(f, "{step}.{field}"),
            Self::Outcome(step) => write!(f, "{step}.outcome"),
            Self::Record(field) => write!(f, "record.{field}"),
            Self::Role { role, attribute: RoleAttribute::Name } => write!(f, "{role}.name"),
            Self::Role { role, attribute: RoleAttribute::Email } => write!(f, "{role}.email"),
            Self::Flow(FlowAttribute::Name) => f.write_str("flow.name"),
            Self::Flow(FlowAttribute::Owner) => f.write_str("flow.owner"),
            Self::Flow(FlowAttribute::StartedAt) => f.write_str("flow.started_at"),
        }
    }
}
