//! Search, as its page has it.

pub mod find;
pub mod schema;
