//! The pure core: what a flow does with a command, and nothing else.
//! Never here: async, IO, floats, hash order, clock reads, randomness of its own, panics on user data.

pub mod calendar;
pub mod condition;
pub mod flow;
pub mod log;
pub mod reads;
pub mod sealed;
pub mod text;

pub use flow::migration;
