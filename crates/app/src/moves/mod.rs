//! Running flows moved to another version of their template: one of them, or all that are in a version. What fits is
//! the engine's to say (`engine::migration`).

mod act;
mod all;
mod go_on;
mod one;
mod survey;

pub use all::{WholeMove, newest, show, start, undo_all};
pub use go_on::go_on;
pub use one::{Planned, plan, to_version, undo};
pub use store::moves::{Move, MoveStatus};
pub use survey::{LOOKED_AT_MAX, Reason, Staying, Survey, survey};
