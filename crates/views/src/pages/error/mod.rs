//! When a page cannot be shown.

mod show;

pub use show::{Again, Trouble, show};
