//! The folder of a backup: a copy of the database, the server's key, the bytes of documents, a checksum of each.
//! `manifest.json` is written last, so a folder without it is no backup. Never here: what the database holds.

mod making;
mod manifest;
mod opened;
mod sums;
#[cfg(test)]
mod tests;

pub use making::Making;
pub use manifest::Manifest;
pub use opened::Backup;

use std::{
    io,
    path::{Path, PathBuf},
};

/// Names inside the folder.
pub const DATABASE: &str = "baton.db";
pub const KEY: &str = "secret.key";
const FILES: &str = "files";
const MANIFEST: &str = "manifest.json";
/// As `sha256sum --check` reads it.
const SUMS: &str = "SHA256SUMS";

#[derive(Debug, thiserror::Error)]
pub enum BackupFolderError {
    #[error("{0} is not empty: name a folder that is new or empty")]
    NotEmpty(PathBuf),
    #[error("{0} is not there: name the folder of a backup")]
    NotThere(PathBuf),
    #[error("{0} holds no finished backup: manifest.json is missing")]
    Unfinished(PathBuf),
    #[error("{path} is no manifest of a backup of Baton: {what}")]
    NotOurs { path: PathBuf, what: String },
    #[error(
        "this backup was made by a newer program (format {found}, this one knows {known}): restore it with that one"
    )]
    Newer { found: u32, known: u32 },
    #[error("the backup is damaged: {0} is missing")]
    Missing(String),
    #[error("the backup is damaged: {0} is not as it was saved")]
    Changed(String),
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: io::Error },
}

/// For `map_err`: what was being done with this path.
fn at(path: &Path) -> impl FnOnce(io::Error) -> BackupFolderError {
    let path = path.to_owned();
    move |source| BackupFolderError::Io { path, source }
}
