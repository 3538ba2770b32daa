//! To do: open assignments of the member signed in.

mod groups;
mod list;

pub use groups::TodoItem;
pub(crate) use groups::groups;
pub use list::{Todo, list};
