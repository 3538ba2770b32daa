//! When a page cannot be shown.

mod show;

pub use show::{Trouble, show};
