//! What became of a document.

use crate::{flow::DocumentStatus, sealed::Sealed};
use model::{Id, Instant};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentDecided {
    pub step: String,
    /// Absent in older logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    pub document: String,
    pub by: Id,
    /// Accepted, returned or waived.
    pub verdict: DocumentStatus,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Sealed>,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentGiven {
    /// `Value::Files`, to be reviewed.
    Files(Sealed),
    /// `Value::Files`; nobody reviews them, given is accepted.
    Accepted(Sealed),
    /// The reason.
    Declined(Sealed),
    /// The reason; nobody reviews it, declined is waived.
    Waived(Sealed),
}

impl DocumentGiven {
    pub(in crate::flow) fn sealed(&mut self) -> &mut Sealed {
        match self {
            Self::Files(sealed) | Self::Accepted(sealed) | Self::Declined(sealed) | Self::Waived(sealed) => {
                sealed
            }
        }
    }
}
