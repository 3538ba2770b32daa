//! The log of a flow: entries chained by hash, replayed to the state.
//! Never here: values; they lie beside the log (`sealed`).

mod canonical;
mod entry;
mod erase;

pub use canonical::canonical;
pub use entry::{Entry, FIRST_HASH, LogError, Texts, replay, verify};
pub use erase::{ErasedValue, erase};
