//! What is gone for good.

use crate::flow::Reach;
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
    /// Every value of the flow; of names, those of `persons` alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub everything: bool,
    pub at: Instant,
}

impl Erased {
    /// What it takes out of the state and of the values beside the log.
    pub fn reach(&self) -> Reach<'_> {
        Reach { persons: &self.persons, paths: &self.paths, everything: self.everything }
    }
}
