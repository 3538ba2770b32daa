//! The flow as the client sees it, by a personal link.

mod show;

pub use show::{Progress, ShownState, ShownStep, Standing, YourStep, show};
