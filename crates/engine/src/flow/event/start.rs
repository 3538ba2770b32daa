//! How a flow began.

use crate::{
    calendar::Calendar,
    flow::{Cause, TemplateRef},
    sealed::Sealed,
};
use model::{Id, Instant};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    pub template: TemplateRef,
    pub at: Instant,
    pub record: SealedRecord,
    pub owner: Option<Id>,
    pub starter: Option<Id>,
    /// Only where the template has deadlines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Arc<Calendar>>,
    /// Those with a name, as far as the template names them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub calendars: BTreeMap<String, Arc<Calendar>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, Vec<Id>>,
    /// What started it, if another flow did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedRecord {
    pub id: Id,
    pub kind: String,
    pub name: Sealed,
    /// Only the fields the template reads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Sealed>,
}
