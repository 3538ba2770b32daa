//! Action pages: one thing to do, by a personal link, without signing in.

mod closed;
mod done;
mod show;

pub use closed::{Closed, ClosedBecause, closed};
pub use done::{Done, done};
pub use show::{ActionPage, show};
