//! What the owner and preparers did.

use super::Datum;
use crate::sealed::Kept;
use model::{Id, Instant, definition::Kind, target::Target};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the owner did to a step or to the flow, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intervened {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub at: Instant,
    /// Erased, it is left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Kept,
    /// Of a step that was skipped: somebody had it then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_open: bool,
}

/// What a preparer left for whoever does the step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    pub by: Id,
    pub at: Instant,
    /// Offered answers of the form.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Datum>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Kept,
}

/// A step that the owner put into this flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedStep {
    pub key: String,
    /// It comes directly after this one.
    pub after: String,
    pub kind: Kind,
    pub role: String,
    /// Erased, they are left out too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Kept,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Kept,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Target>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_if_denied: bool,
}
