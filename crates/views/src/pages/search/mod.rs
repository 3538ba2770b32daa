//! Search: its page, and what the dialog shows while somebody types.

mod found;
mod palette;
mod show;

pub use found::{Group, Hit, Sort};
pub use palette::palette;
pub use show::{Results, show};
