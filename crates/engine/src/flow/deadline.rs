//! The one place where flows meet calendars.

pub type Calendar = serde_json::Value;
pub type Piece = serde_json::Value;
