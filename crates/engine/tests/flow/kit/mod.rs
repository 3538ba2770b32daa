//! What the tests of a flow stand on: short ways to write definitions and to act.

mod blocks;
mod define;
mod run;

pub use blocks::*;
pub use define::*;
pub use run::*;
