//! A heading over fields of a form. Their keys stay in the form's one name space.

use crate::{condition::Condition, text::Text};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Told apart by it: no two sections of a form have the same.
    pub title: Text,
    /// A sentence under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Hides all its fields; a field's own condition holds in addition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<Condition>,
}
