//! What a member sees first: what to do, what is at risk, who holds the work, what changed.

mod news;
mod show;
mod what;

pub use news::{News, news};
pub use show::{Home, show};
pub use what::What;
