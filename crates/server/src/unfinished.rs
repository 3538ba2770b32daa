//! The mark of a restore that is under way, in the data folder: while it lies there, nothing but that restore opens what
//! there is. It is written before anything else and taken away when all is there.

use crate::failure::Failure;
use gateways::backup::Manifest;
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

const NAME: &str = "restore.unfinished";

/// What is being brought back, and into which database.
#[derive(Serialize, Deserialize, PartialEq)]
pub struct Mark {
    pub manifest: Manifest,
    /// Its place.
    pub database: String,
}

pub fn path(data: &Path) -> PathBuf {
    data.join(NAME)
}

/// # Errors
/// `Told` where a restore died.
pub fn refuse(data: &Path) -> Result<(), Failure> {
    let path = path(data);
    match path.try_exists().map_err(Failure::at(&path))? {
        false => Ok(()),
        true => Err(Failure::Told(format!(
            "a restore into {} has not finished; run the same `baton restore` again",
            data.display()
        ))),
    }
}

/// Whether this restore died here.
///
/// # Errors
/// `Told` where it was of another backup, or into another database: what it left there would stay.
pub fn is_of(data: &Path, mark: &Mark) -> Result<bool, Failure> {
    let path = path(data);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Failure::at(&path)(error)),
    };
    let found = serde_json::from_str::<Mark>(&text);
    let other = match found {
        Ok(found) if found == *mark => return Ok(true),
        Ok(found) if found.manifest == mark.manifest => {
            format!("a restore into {} with another database ({})", data.display(), found.database)
        }
        _ => format!("a restore of another backup into {}", data.display()),
    };
    Err(Failure::Told(format!(
        "{other} has not finished; run that one again, or restore into an empty folder with --data and an empty database"
    )))
}

/// # Errors
/// A folder that cannot be written.
pub fn mark(data: &Path, mark: &Mark) -> Result<(), Failure> {
    let path = path(data);
    let write = || {
        let aside = path.with_extension("new");
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
        file.write_all(serde_json::to_string(mark)?.as_bytes())?;
        file.sync_all()?;
        fs::rename(&aside, &path)?;
        File::open(data)?.sync_all()
    };
    write().map_err(Failure::at(&path))
}

/// # Errors
/// A folder that cannot be written.
pub fn done(data: &Path) -> Result<(), Failure> {
    let path = path(data);
    fs::remove_file(&path).and_then(|()| File::open(data)?.sync_all()).map_err(Failure::at(&path))
}
