//! API keys.

mod list;

pub use list::{CreatedKey, KeyForm, KeyRow, Keys, list};
