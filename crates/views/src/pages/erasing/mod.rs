//! Erasing what is known of somebody outside, or of a record.

mod list;
mod preview;

pub use list::{Erasing, ErasureRow, Found, FoundRow, State, list};
pub use preview::{Goes, Line, OpenRow, Preview, preview};
