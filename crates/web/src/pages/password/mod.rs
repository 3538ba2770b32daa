//! Choosing a password by one-time link, and asking for one.

pub mod forgotten;
pub mod new;
pub mod set;
