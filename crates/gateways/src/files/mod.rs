//! Where the bytes of documents lie, under random ids. What they are and whose stands in the database.

#[cfg(any(test, feature = "fake"))]
pub mod fake;
mod local;
mod sniff;

pub use local::LocalFolder;
pub use sniff::{Found, Sniffer, WrongType};

use crate::Answer;
use bytes::Bytes;
use futures::stream::BoxStream;
use model::{Id, Instant};
use std::io;

/// Bytes on their way in or out, piece by piece.
pub type ByteStream<'a> = BoxStream<'a, io::Result<Bytes>>;

/// Bytes first, row second: a row never names bytes that are not there.
pub trait FileStore: Send + Sync {
    /// Keeps what the stream gives, all of it or nothing. Nothing is left behind when it fails or is dropped.
    /// `limit` is the largest size in bytes.
    fn put<'a>(
        &'a self,
        id: &'a Id,
        bytes: ByteStream<'a>,
        limit: u64,
    ) -> Answer<'a, Result<Stored, FileError>>;

    fn get<'a>(&'a self, id: &'a Id) -> Answer<'a, Result<Opened, FileError>>;

    /// Deleting what is not there is fine.
    fn delete<'a>(&'a self, id: &'a Id) -> Answer<'a, Result<(), FileError>>;

    /// Ids put before `before`, at most `limit`, after `after` in their own order: for the sweeper that
    /// looks for bytes without a row.
    fn older_than<'a>(
        &'a self,
        before: Instant,
        after: Option<&'a Id>,
        limit: usize,
    ) -> Answer<'a, Result<Vec<Id>, FileError>>;
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Hex.
    pub sha256: String,
    /// In bytes.
    pub size: u64,
    /// What the bytes look like, whatever the name says.
    pub found: Found,
}

/// A kept file, ready to be read.
pub struct Opened {
    /// In bytes.
    pub size: u64,
    pub bytes: ByteStream<'static>,
}

#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("the file is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    #[error("the disk or the quota for files is full")]
    OutOfSpace,
    #[error("no file {0} is stored")]
    NotFound(Id),
    #[error("a file {0} is already stored")]
    AlreadyThere(Id),
    /// The sender broke off or sent something that cannot be read.
    #[error("the upload broke off: {0}")]
    Source(#[source] io::Error),
    #[error("the file storage failed: {0}")]
    Storage(#[source] io::Error),
}
