//! A finished backup, every byte of it checked before anything is taken from it.

use super::{BackupFolderError, DATABASE, FILES, KEY, Manifest, SUMS, at, sums, sums::Sums};
use crate::files::LocalFolder;
use model::Id;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

#[derive(Debug)]
pub struct Backup {
    root: PathBuf,
    pub manifest: Manifest,
    /// Documents by id, with their checksums in hex.
    pub files: Vec<(Id, String)>,
}

impl Backup {
    /// Reads everything once.
    ///
    /// # Errors
    /// The first thing that is missing or not as it was saved.
    pub fn open(root: &Path) -> Result<Self, BackupFolderError> {
        let manifest = Manifest::read(root)?;
        let text = read(root, SUMS)?;
        let sums = Sums::parse(&text).filter(|_| sums::of_text(&text) == manifest.sums);
        let sums = sums.ok_or_else(|| BackupFolderError::Changed(SUMS.to_owned()))?;
        for name in [Some(DATABASE), manifest.has_key.then_some(KEY)].into_iter().flatten() {
            if !sums.0.contains_key(name) {
                return Err(BackupFolderError::Missing(name.to_owned()));
            }
        }
        for (name, sum) in &sums.0 {
            check(root, name, sum)?;
        }
        let files = sums.0.into_iter().filter_map(|(name, sum)| Some((sums::id(&name)?, sum))).collect();
        Ok(Self { root: root.to_owned(), manifest, files })
    }

    /// Where the copy of the database lies.
    pub fn database(&self) -> PathBuf {
        self.root.join(DATABASE)
    }

    /// The server's key in hex, unless it was kept elsewhere.
    ///
    /// # Errors
    /// What the disk says.
    pub fn key(&self) -> Result<Option<String>, BackupFolderError> {
        let read = || read(&self.root, KEY).map(|text| text.trim().to_owned());
        self.manifest.has_key.then(read).transpose()
    }

    /// The documents, to be read from.
    ///
    /// # Errors
    /// What the disk says.
    pub fn store(&self) -> Result<LocalFolder, BackupFolderError> {
        let folder = self.root.join(FILES);
        LocalFolder::open_to_read(&folder).map_err(at(&folder))
    }
}

fn read(root: &Path, name: &str) -> Result<String, BackupFolderError> {
    let path = root.join(name);
    fs::read_to_string(&path).map_err(|source| missing_or(name, path, source))
}

fn check(root: &Path, name: &str, sum: &str) -> Result<(), BackupFolderError> {
    let path = root.join(name);
    match sums::of_file(&path) {
        Ok((found, _)) if found == sum => Ok(()),
        Ok(_) => Err(BackupFolderError::Changed(name.to_owned())),
        Err(source) => Err(missing_or(name, path, source)),
    }
}

fn missing_or(name: &str, path: PathBuf, source: io::Error) -> BackupFolderError {
    match source.kind() {
        io::ErrorKind::NotFound => BackupFolderError::Missing(name.to_owned()),
        io::ErrorKind::InvalidData => BackupFolderError::Changed(name.to_owned()),
        _ => BackupFolderError::Io { path, source },
    }
}
