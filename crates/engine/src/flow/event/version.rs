//! Moves to another version of the template, and back.

use crate::{
    flow::{TemplateRef, migration::Course},
    sealed::Sealed,
};
use model::{Id, Instant};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The flow goes on in another version of its template. Steps and answers keep their past; `course` is where the
/// flow stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Migrated {
    pub from: TemplateRef,
    pub to: TemplateRef,
    pub course: Course,
    /// Steps whose place the flow has passed: nobody is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<String>,
    /// Old place → new place of what `course` holds, where they differ.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub renamed: BTreeMap<String, String>,
    pub reason: Sealed,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub at: Instant,
}

/// Everything is as it was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MigrationUndone {
    /// The version it had been moved to, and the one it is in again.
    pub from: TemplateRef,
    pub to: TemplateRef,
    pub reason: Sealed,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    pub at: Instant,
}
