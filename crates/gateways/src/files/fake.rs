//! Files in memory, with room for as many bytes as a test gives. For tests only.

use super::{ByteStream, FileError, FileStore, Opened, Sniffer, Stored};
use crate::Answer;
use bytes::Bytes;
use futures::{StreamExt, stream};
use model::{Id, Instant};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

pub struct MemoryFiles {
    kept: Mutex<BTreeMap<Id, Bytes>>,
    room: AtomicU64,
}

impl Default for MemoryFiles {
    fn default() -> Self {
        Self::with_room(u64::MAX)
    }
}

impl MemoryFiles {
    /// A disk of this many bytes.
    pub fn with_room(room: u64) -> Self {
        Self { kept: Mutex::default(), room: AtomicU64::new(room) }
    }

    /// From now on.
    pub fn set_room(&self, room: u64) {
        self.room.store(room, Ordering::Relaxed);
    }

    pub fn ids(&self) -> Vec<Id> {
        self.kept().keys().cloned().collect()
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<Id, Bytes>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn keep(&self, id: &Id, mut bytes: ByteStream<'_>, limit: u64) -> Result<Stored, FileError> {
        let mut all = Vec::new();
        while let Some(chunk) = bytes.next().await {
            all.extend_from_slice(&chunk.map_err(FileError::Source)?);
        }
        let size = all.len() as u64;
        if size > limit {
            return Err(FileError::TooLarge { limit });
        }
        let mut kept = self.kept();
        let used: u64 = kept.values().map(|bytes| bytes.len() as u64).sum();
        if used.saturating_add(size) > self.room.load(Ordering::Relaxed) {
            return Err(FileError::OutOfSpace);
        }
        if kept.contains_key(id) {
            return Err(FileError::AlreadyThere(id.clone()));
        }
        let mut sniffer = Sniffer::default();
        sniffer.see(&all);
        let sha256 = hex::encode(Sha256::digest(&all));
        kept.insert(id.clone(), Bytes::from(all));
        Ok(Stored { sha256, size, found: sniffer.found() })
    }
}

impl FileStore for MemoryFiles {
    fn put<'a>(
        &'a self,
        id: &'a Id,
        bytes: ByteStream<'a>,
        limit: u64,
    ) -> Answer<'a, Result<Stored, FileError>> {
        Box::pin(self.keep(id, bytes, limit))
    }

    fn get<'a>(&'a self, id: &'a Id) -> Answer<'a, Result<Opened, FileError>> {
        let found = self.kept().get(id).cloned();
        let opened = found.map(|bytes| Opened {
            size: bytes.len() as u64,
            bytes: stream::once(std::future::ready(Ok(bytes))).boxed(),
        });
        Box::pin(std::future::ready(opened.ok_or_else(|| FileError::NotFound(id.clone()))))
    }

    fn delete<'a>(&'a self, id: &'a Id) -> Answer<'a, Result<(), FileError>> {
        self.kept().remove(id);
        Box::pin(std::future::ready(Ok(())))
    }

    /// Everything counts as old.
    fn older_than<'a>(
        &'a self,
        _before: Instant,
        after: Option<&'a Id>,
        limit: usize,
    ) -> Answer<'a, Result<Vec<Id>, FileError>> {
        let kept = self.kept();
        let wanted = kept.keys().filter(|id| after.is_none_or(|after| *id > after));
        let ids = wanted.take(limit).cloned().collect();
        drop(kept);
        Box::pin(std::future::ready(Ok(ids)))
    }
}
