//! The pure core: what a flow does with a command, and nothing else.
//! Never here: async, IO, floats, hash order, clock reads, randomness of its own, panics on user data.

pub mod calendar;
pub mod flow;
pub mod log;
pub mod sealed;
