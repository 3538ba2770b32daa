//! Records: whom flows are about.

mod search;

pub use search::{FOUND_MAX, FoundRecord, find, search};
