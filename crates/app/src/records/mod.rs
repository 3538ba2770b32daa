//! Records: whom flows are about.

mod choices;
pub(crate) mod firm;
mod search;

pub use choices::choices;
pub(crate) use choices::resolve;
pub use search::{FOUND_MAX, FoundRecord, find, search};
