//! Home: what to do, what is at risk, who holds the work, what changed.

mod beside;
mod show;

pub use beside::{Held, NewsLine};
pub use show::{Home, show, today};
