//! Choosing a password, by one-time link.

pub mod new;
pub mod set;
