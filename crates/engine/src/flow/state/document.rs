//! Values that were given, and documents.

use crate::sealed::Kept;
use model::Id;
use serde::{Deserialize, Serialize};

/// A value and who gave it. In JSON `[value, person]`, the value `null` once erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(Kept, Option<Id>)", into = "(Kept, Option<Id>)")]
pub struct Datum {
    pub value: Kept,
    pub by: Option<Id>,
}

impl From<(Kept, Option<Id>)> for Datum {
    fn from((value, by): (Kept, Option<Id>)) -> Self {
        Self { value, by }
    }
}

impl From<Datum> for (Kept, Option<Id>) {
    fn from(datum: Datum) -> Self {
        (datum.value, datum.by)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub status: DocumentStatus,
    /// `Value::Files`, as given last, and by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Datum>,
    /// Why it was declined, returned or waived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Datum>,
}

impl Document {
    pub fn wanted() -> Self {
        Self { status: DocumentStatus::Wanted, files: None, reason: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStatus {
    /// Asked for in the current attempt.
    Wanted,
    Given,
    Declined,
    Accepted,
    /// Came back; asked for again in the current attempt.
    Returned,
    Waived,
}

impl DocumentStatus {
    /// A reviewer has to look at it.
    pub fn is_under_review(self) -> bool {
        matches!(self, Self::Given | Self::Declined)
    }

    /// Nothing more is needed.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Accepted | Self::Waived)
    }

    /// The client is asked for it.
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Wanted | Self::Returned)
    }
}
