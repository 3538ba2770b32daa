//! A backup on its way. Dropped before it is finished, nothing of it stays.

use super::{BackupFolderError, FILES, KEY, MANIFEST, Manifest, SUMS, at, sums, sums::Sums};
use crate::files::{FileError, FileStore, LocalFolder, Stored};
use model::{Id, Instant};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

pub struct Making {
    root: PathBuf,
    /// The folder was not there before.
    made_root: bool,
    files: LocalFolder,
    stored: BTreeMap<Id, Stored>,
    sums: Sums,
    finished: bool,
}

impl Making {
    /// Makes the folder, for this user only, unless it is there and empty.
    ///
    /// # Errors
    /// `NotEmpty`, and whatever the disk says.
    pub fn begin(root: &Path, now: Instant) -> Result<Self, BackupFolderError> {
        let made_root = !root.try_exists().map_err(at(root))?;
        if made_root {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(root).map_err(at(root))?;
        } else if fs::read_dir(root).map_err(at(root))?.next().is_some() {
            return Err(BackupFolderError::NotEmpty(root.to_owned()));
        }
        let files = root.join(FILES);
        let files = LocalFolder::open(&files, now).map_err(at(&files))?;
        let (stored, sums) = (BTreeMap::new(), Sums::default());
        Ok(Self { root: root.to_owned(), made_root, files, stored, sums, finished: false })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Copies a document, once.
    ///
    /// # Errors
    /// `NotFound` where `from` has it no more.
    pub async fn copy(&mut self, from: &dyn FileStore, id: &Id) -> Result<&Stored, FileError> {
        if !self.stored.contains_key(id) {
            let bytes = from.get(id).await?.bytes;
            let stored = self.files.put(id, bytes, u64::MAX).await?;
            self.stored.insert(id.clone(), stored);
        }
        self.stored.get(id).ok_or_else(|| FileError::NotFound(id.clone()))
    }

    /// Removes copies the database does not speak of.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn keep_only(&mut self, wanted: impl Fn(&Id) -> bool) -> Result<(), FileError> {
        let rest: Vec<Id> = self.stored.keys().filter(|id| !wanted(id)).cloned().collect();
        for id in rest {
            self.files.delete(&id).await?;
            self.stored.remove(&id);
        }
        Ok(())
    }

    /// The server's key, in hex.
    ///
    /// # Errors
    /// What the disk says.
    pub fn write_key(&mut self, key: &str) -> Result<(), BackupFolderError> {
        self.write(KEY, &format!("{key}\n"))?;
        self.sum(KEY)
    }

    /// Notes the checksum of a file that now lies in the folder.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sum(&mut self, name: &str) -> Result<(), BackupFolderError> {
        let path = self.path(name);
        let (sum, _) = sums::of_file(&path).map_err(at(&path))?;
        self.sums.0.insert(name.to_owned(), sum);
        Ok(())
    }

    /// Checksums, and the manifest last. Gives it as it was written.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish(mut self, manifest: Manifest) -> Result<Manifest, BackupFolderError> {
        for (id, stored) in &self.stored {
            if let Some(place) = LocalFolder::place(id) {
                self.sums.0.insert(format!("{FILES}/{place}"), stored.sha256.clone());
            }
        }
        // What was on its way has arrived.
        let incoming = self.path(FILES).join("incoming");
        fs::remove_dir(&incoming).map_err(at(&incoming))?;
        let text = self.sums.text();
        let manifest = Manifest {
            files: self.stored.len() as u64,
            bytes: self.stored.values().map(|stored| stored.size).sum(),
            has_key: self.sums.0.contains_key(KEY),
            sums: sums::of_text(&text),
            ..manifest
        };
        self.write(SUMS, &text)?;
        let path = self.path(MANIFEST);
        self.write(MANIFEST, &manifest.text().map_err(at(&path))?)?;
        fs::File::open(&self.root).and_then(|root| root.sync_all()).map_err(at(&self.root))?;
        self.finished = true;
        Ok(manifest)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), BackupFolderError> {
        let path = self.path(name);
        let write = || {
            let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(at(&path))
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        let _ = fs::remove_dir_all(&self.root);
        if !self.made_root {
            let _ = fs::create_dir(&self.root);
        }
    }
}
