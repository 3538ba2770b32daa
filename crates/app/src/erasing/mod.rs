//! Erasing what is known of a person outside, or of a record with everything about it. The log keeps that things
//! happened, the hashes still verify, and what was said and given is gone. One job, a flow at a time: whoever dies in
//! the middle leaves the rest to the next.
//!
//! A flow that still waits for somebody who is erased could never end, since they cannot be asked any more: so it is
//! refused while there are such flows, unless they are to be cancelled with it. In flows that go on without them their
//! values count as not given (engine.md).

mod begin;
mod find;
mod go_on;
mod list;
mod preview;
mod step;
mod views;

pub use begin::{Wanted, begin};
pub use find::find;
pub use go_on::{Piece, next, settle};
pub use list::{list, newest_of, show};
pub use preview::{Along, OpenFlow, Preview, Subject, preview, subject};
pub use store::erasing::{Erasure, ErasureStatus, Ground, SubjectKind, survey::Counts};

/// Every ground there is, the usual one first.
pub const GROUNDS: [Ground; 3] = [Ground::Request, Ground::Retention, Ground::Mistake];

/// A ground by its word.
pub fn ground(word: &str) -> Option<Ground> {
    GROUNDS.into_iter().find(|ground| ground.as_str() == word)
}
