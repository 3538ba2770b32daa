//! Versions: where a running flow would stand in another version of its template, and why it cannot.
//! Never here: a change; that is `decide`, and it goes by the same plan.

mod blocks;
mod counterpart;
mod marks;
mod obstacle;
mod passed;
mod past;
mod places;
mod plan;

pub use marks::ClockMarks;
pub use obstacle::Obstacle;
pub use plan::{Course, Plan, Stands, plan};
