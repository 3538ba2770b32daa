//! A snapshot of a SQLite file, and a SQLite file of a snapshot.

use super::BackupError;
use crate::{
    db::sqlite::{connect_for_reading, db_error},
    migration,
};
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// One reading transaction, beside which the writer goes on.
pub(super) fn take(from: &Path, to: &Path) -> Result<(), BackupError> {
    if !from.try_exists()? {
        return Err(BackupError::Nothing);
    }
    let connection = connect_for_reading(from)?;
    if migration::applied_on(&connection)?.is_empty() {
        return Err(BackupError::Nothing);
    }
    // Made first, so that nobody else can read it, not even for a moment.
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let name = to.to_str().ok_or_else(|| io::Error::other("the folder's name is not text"))?;
    connection.execute("VACUUM INTO ?1", [name]).map_err(|error| db_error(&error))?;
    File::open(to)?.sync_all()?;
    Ok(())
}

/// Beside its place first, then under its name, which must be free.
pub(super) fn restore(from: &Path, to: &Path) -> Result<(), BackupError> {
    let aside = to.with_extension("db.restoring");
    let placed = place(from, &aside, to);
    let _ = fs::remove_file(&aside);
    placed.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::NotEmpty,
        _ => error.into(),
    })
}

fn place(from: &Path, aside: &Path, to: &Path) -> io::Result<()> {
    let mut copy = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(aside)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    copy.sync_all()?;
    fs::hard_link(aside, to)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
