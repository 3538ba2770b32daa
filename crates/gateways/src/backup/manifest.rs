//! What a backup is, for whoever looks into its folder and for whoever restores it.

use super::{BackupFolderError, MANIFEST};
use serde::{Deserialize, Serialize};
use std::{fs, io, path::Path};

const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of the folder; a program refuses those it does not know.
    pub(super) baton_backup: u32,
    /// RFC 3339.
    pub made_at: String,
    /// Version of the program that made it.
    pub program: String,
    /// Schema version of the database.
    pub schema: i64,
    pub rows: u64,
    pub files: u64,
    /// Of all files together.
    pub bytes: u64,
    /// Without it, links and forms sent before need the key from elsewhere.
    pub has_key: bool,
    /// Documents that were missing or damaged when it was made, by id.
    pub missing: Vec<String>,
    /// Of the file that holds all other checksums, in hex.
    pub(super) sums: String,
}

impl Manifest {
    pub fn new(made_at: String, program: &str, schema: i64, rows: u64) -> Self {
        Self {
            baton_backup: FORMAT,
            made_at,
            program: program.to_owned(),
            schema,
            rows,
            files: 0,
            bytes: 0,
            has_key: false,
            missing: Vec::new(),
            sums: String::new(),
        }
    }

    pub(super) fn text(&self) -> io::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    pub(super) fn read(folder: &Path) -> Result<Self, BackupFolderError> {
        let path = folder.join(MANIFEST);
        let not_ours = |what: String| BackupFolderError::NotOurs { path: path.clone(), what };
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(match folder.exists() {
                    true => BackupFolderError::Unfinished(folder.to_owned()),
                    false => BackupFolderError::NotThere(folder.to_owned()),
                });
            }
            Err(source) => return Err(BackupFolderError::Io { path, source }),
        };
        let json: serde_json::Value =
            serde_json::from_slice(&text).map_err(|error| not_ours(error.to_string()))?;
        let format = json.get("baton_backup").and_then(serde_json::Value::as_u64);
        let found = format.and_then(|format| u32::try_from(format).ok()).unwrap_or(0);
        if found > FORMAT {
            return Err(BackupFolderError::Newer { found, known: FORMAT });
        }
        serde_json::from_value(json).map_err(|error| not_ours(error.to_string()))
    }
}
