//! Personal links: one that works no more, and the code that proves a device.

mod code;
mod dead;

pub use code::{Code, CodeState, code};
pub use dead::{Dead, LendingOver, dead, lending_over};
