//! Start Links: where a visitor starts a flow.

mod show;
mod started;

pub use show::{Start, TRAP, show};
pub use started::{Started, started};
