//! To do: open assignments of the member signed in.

mod list;

pub use list::{Todo, TodoItem, list};
