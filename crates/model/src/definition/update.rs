//! What a step does to the record of its flow.

use crate::{DataPath, text::Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In YAML beside `kind: update_record`: `set`, `status`, `convert_to`, `add_tags`, `remove_tags`, `owner`, `creates`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordUpdate {
    /// Field (or `name`, `email`) → what stands in it afterwards.
    pub set: BTreeMap<String, SetTo>,
    pub status: Option<RecordStatus>,
    /// The kind it becomes: `client`, of a prospect.
    pub convert_to: Option<String>,
    pub add_tags: Vec<String>,
    pub remove_tags: Vec<String>,
    /// Whoever plays this role of ours owns the record from then on.
    pub owner: Option<String>,
    /// A new record of this kind that belongs to the flow's record; all of the above is said of that one.
    pub creates: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetTo {
    /// Written `'{{start.phone}}'` and nothing else: the datum as it is. One that is not given changes nothing.
    Data(DataPath),
    /// Anything else, with its data filled in.
    Text(Text),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordStatus {
    Active,
    Inactive,
}
