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
    /// `flow.started_at`, `flow.owner`, `flow.name`, `flow.priority`
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
    /// `low`, `normal`, `high` or `urgent`.
    Priority,
}

/// `[a-z][a-z0-9_]*`, at most 64 characters: how steps, roles, fields and files are named.
pub fn is_name(text: &str) -> bool {
    text.len() <= NAME_CHARS_MAX
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

pub const NAME_CHARS_MAX: usize = 64;

impl DataPath {
    /// Reads `a.b` by its form alone: a name that may be a step or a role comes back as `Step` (or `Outcome`);
    /// a definition tells which it is.
    ///
    /// # Errors
    /// A sentence saying what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected = || "expected a name such as `start.company` or `record.contract_end`".to_owned();
        let (owner, name) = text.split_once('.').ok_or_else(expected)?;
        if !is_name(owner) || !is_name(name) {
            return Err(expected());
        }
        Ok(match (owner, name) {
            ("start", _) => Self::Start(name.to_owned()),
            ("record", _) => Self::Record(name.to_owned()),
            ("flow", "name") => Self::Flow(FlowAttribute::Name),
            ("flow", "owner") => Self::Flow(FlowAttribute::Owner),
            ("flow", "started_at") => Self::Flow(FlowAttribute::StartedAt),
            ("flow", "priority") => Self::Flow(FlowAttribute::Priority),
            ("flow", _) => {
                let expected = "expected `flow.name`, `flow.owner`, `flow.started_at` or `flow.priority`";
                return Err(expected.to_owned());
            }
            (_, "outcome") => Self::Outcome(owner.to_owned()),
            _ => Self::Step { step: owner.to_owned(), field: name.to_owned() },
        })
    }
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
            Self::Flow(FlowAttribute::Priority) => f.write_str("flow.priority"),
        }
    }
}
