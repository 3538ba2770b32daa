//! Home: what a member sees first.

pub mod show;
