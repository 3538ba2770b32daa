//! When members are away: their own, and those an admin enters.

pub mod add;
pub mod end;
mod show;

pub use show::{Tried, view};
