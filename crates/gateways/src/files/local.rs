//! Files in a folder of this machine: `files/7k/01hx….` holds the bytes, `files/incoming` what is on its way.

use super::{ByteStream, FileError, FileStore, Opened, Sniffer, Stored};
use crate::Answer;
use bytes::Bytes;
use futures::StreamExt;
use model::{Id, Instant};
use sha2::{Digest, Sha256};
use std::{
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const INCOMING: &str = "incoming";
const CHUNK_BYTES: usize = 64 * 1024;

pub struct LocalFolder {
    root: PathBuf,
}

impl LocalFolder {
    /// Makes the folder, for this user only, and clears what a crash left on its way more than a day before `now`.
    pub fn open(root: &Path, now: Instant) -> io::Result<Self> {
        make_folder(root)?;
        let incoming = root.join(INCOMING);
        make_folder(&incoming)?;
        for entry in std::fs::read_dir(&incoming)? {
            let entry = entry?;
            if changed(&entry)? < now.plus_days(-1) {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(Self { root: root.to_owned() })
    }

    /// A folder that nothing is put into, as it is.
    pub fn open_to_read(root: &Path) -> io::Result<Self> {
        std::fs::read_dir(root)?;
        Ok(Self { root: root.to_owned() })
    }

    /// Where a file lies in the folder; `None` for what can be no id of ours. The last two characters of an id are
    /// random, so the shards fill evenly.
    pub(crate) fn place(id: &Id) -> Option<String> {
        let text = id.as_str();
        let safe = text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        safe.then(|| format!("{}/{text}", &text[text.len() - 2..]))
    }

    fn path(&self, id: &Id) -> Result<PathBuf, FileError> {
        let place = Self::place(id).ok_or_else(|| FileError::NotFound(id.clone()))?;
        Ok(self.root.join(place))
    }

    async fn put_bytes(&self, id: &Id, bytes: ByteStream<'_>, limit: u64) -> Result<Stored, FileError> {
        let path = self.path(id)?;
        let incoming = Incoming(self.root.join(INCOMING).join(id.as_str()));
        let stored = write(&incoming.0, bytes, limit).await.map_err(|error| named(error, id))?;
        let from = incoming.0.clone();
        let moved = blocking(move || publish(&from, &path)).await;
        moved.map_err(|error| named(error, id))?;
        Ok(stored)
    }

    async fn open_file(&self, id: &Id) -> Result<Opened, FileError> {
        let file = tokio::fs::File::open(self.path(id)?).await.map_err(|error| named(storage(error), id))?;
        let size = file.metadata().await.map_err(storage)?.len();
        Ok(Opened { size, bytes: read(file) })
    }

    async fn delete_file(&self, id: &Id) -> Result<(), FileError> {
        match tokio::fs::remove_file(self.path(id)?).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(storage(error)),
            _ => Ok(()),
        }
    }
}

impl FileStore for LocalFolder {
    fn put<'a>(
        &'a self,
        id: &'a Id,
        bytes: ByteStream<'a>,
        limit: u64,
    ) -> Answer<'a, Result<Stored, FileError>> {
        Box::pin(self.put_bytes(id, bytes, limit))
    }

    fn get<'a>(&'a self, id: &'a Id) -> Answer<'a, Result<Opened, FileError>> {
        Box::pin(self.open_file(id))
    }

    fn delete<'a>(&'a self, id: &'a Id) -> Answer<'a, Result<(), FileError>> {
        Box::pin(self.delete_file(id))
    }

    fn older_than<'a>(
        &'a self,
        before: Instant,
        after: Option<&'a Id>,
        limit: usize,
    ) -> Answer<'a, Result<Vec<Id>, FileError>> {
        let (root, after) = (self.root.clone(), after.cloned());
        Box::pin(blocking(move || list(&root, before, after.as_ref(), limit)))
    }
}

/// Removes the half-written file when writing fails or the request goes away.
struct Incoming(PathBuf);

impl Drop for Incoming {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

async fn write(path: &Path, mut bytes: ByteStream<'_>, limit: u64) -> Result<Stored, FileError> {
    let mut options = tokio::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(path).await.map_err(storage)?;
    let (mut hasher, mut sniffer, mut size) = (Sha256::new(), Sniffer::default(), 0u64);
    while let Some(chunk) = bytes.next().await {
        let chunk = chunk.map_err(FileError::Source)?;
        size += chunk.len() as u64;
        if size > limit {
            return Err(FileError::TooLarge { limit });
        }
        hasher.update(&chunk);
        sniffer.see(&chunk);
        file.write_all(&chunk).await.map_err(storage)?;
    }
    file.flush().await.map_err(storage)?;
    file.sync_all().await.map_err(storage)?;
    Ok(Stored { sha256: hex::encode(hasher.finalize()), size, found: sniffer.found() })
}

/// Gives a complete file its final name. A name that is taken is not overwritten.
fn publish(from: &Path, to: &Path) -> Result<(), FileError> {
    let folder = to.parent().unwrap_or(to);
    make_folder(folder).map_err(storage)?;
    std::fs::hard_link(from, to).map_err(storage)?;
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(storage)
}

fn read(file: tokio::fs::File) -> ByteStream<'static> {
    let chunks = futures::stream::try_unfold(file, |mut file| async move {
        let mut chunk = Vec::with_capacity(CHUNK_BYTES);
        let count = (&mut file).take(CHUNK_BYTES as u64).read_to_end(&mut chunk).await?;
        Ok((count > 0).then(|| (Bytes::from(chunk), file)))
    });
    chunks.boxed()
}

fn list(root: &Path, before: Instant, after: Option<&Id>, limit: usize) -> Result<Vec<Id>, FileError> {
    let mut found = Vec::new();
    for shard in std::fs::read_dir(root).map_err(storage)? {
        let shard = shard.map_err(storage)?;
        if shard.file_name() == INCOMING {
            continue;
        }
        for entry in std::fs::read_dir(shard.path()).map_err(storage)? {
            let entry = entry.map_err(storage)?;
            let id = Id::given(&entry.file_name().to_string_lossy());
            let wanted = after.is_none_or(|after| id > *after);
            if wanted && changed(&entry).map_err(storage)? < before {
                found.push(id);
            }
        }
    }
    found.sort();
    found.truncate(limit);
    Ok(found)
}

fn changed(entry: &std::fs::DirEntry) -> io::Result<Instant> {
    let since = entry.metadata()?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Instant(i64::try_from(since.as_micros()).unwrap_or(i64::MAX)))
}

fn make_folder(path: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FileError> + Send + 'static,
) -> Result<T, FileError> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(storage(io::Error::other(error))))
}

fn storage(error: io::Error) -> FileError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            FileError::OutOfSpace
        }
        _ => FileError::Storage(error),
    }
}

fn named(error: FileError, id: &Id) -> FileError {
    match error {
        FileError::Storage(error) if error.kind() == io::ErrorKind::NotFound => {
            FileError::NotFound(id.clone())
        }
        FileError::Storage(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            FileError::AlreadyThere(id.clone())
        }
        error => error,
    }
}

#[cfg(test)]
mod tests;
