//! Admin: kinds of records, and what each has.

mod edit;
mod list;

pub use edit::{FieldLine, KindForm, edit};
pub use list::{KindLine, list};
