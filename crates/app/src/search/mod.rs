//! Search over records, flows, messages and files, for whoever may read them; and the errand that keeps up with what
//! changes.

mod feed;
mod find;

pub use feed::go_on;
pub use find::{Found, FoundFile, FoundFlow, FoundMessage, FoundRecord, Kind, Question, find};
/// What a list is narrowed to.
pub use store::search::Asked;
