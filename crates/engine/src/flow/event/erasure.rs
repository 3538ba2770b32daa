//! What is gone for good.

use model::{Id, Instant};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Values of these persons and paths are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub asked_by: String,
    pub ground: String,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub persons: BTreeSet<Id>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub paths: BTreeSet<String>,
    pub at: Instant,
}
