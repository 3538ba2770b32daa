//! How urgent a flow is: by the rules of its template, raised by escalations, or set by hand.

use super::{Facts, State};
use crate::condition::holds;
use model::{Definition, definition::Priority};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityState {
    pub is: Priority,
    /// The owner set it: rules no longer do, escalations may still raise it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// What escalations have raised it to; rules do not go below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised: Option<Priority>,
}

impl PriorityState {
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriorityCause {
    Rule,
    Hand,
    Escalation,
}

/// What the rules make of the data as they are: the first that holds counts, else normal.
pub(super) fn by_rule(definition: &Definition, state: &State) -> Priority {
    let facts = Facts::new(definition, state);
    let first = definition.priority.iter().find(|rule| holds(&rule.condition, &facts));
    first.map_or_else(Priority::default, |rule| rule.is)
}
