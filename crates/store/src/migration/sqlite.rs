//! Migrating a SQLite file, after a copy of it.

use super::{APPLIED, Applied, INSERT, Migrated, MigrationError, TABLE, pending, version};
use crate::db::{
    DbError, Decode,
    sqlite::{Session, connect, db_error},
};
use model::Instant;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

pub(super) fn run(path: &Path, backups: &Path, now: Instant) -> Result<Migrated, MigrationError> {
    let connection = connect(path)?;
    let mut session = Session::new(&connection);
    session.execute(TABLE, &[])?;
    let before = applied(&mut session)?;
    let from = before.last().map_or(0, |last| last.version);
    if pending(&before)?.is_empty() {
        return Ok(Migrated { from, to: version(), backup: None });
    }
    let backup = if from > 0 { Some(copy(&connection, backups, from, now)?) } else { None };
    // Whoever was faster has done it all: what is pending is read again under the lock.
    session.execute("BEGIN IMMEDIATE", &[])?;
    let outcome = apply(&connection, &mut session, now);
    session.execute(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" }, &[])?;
    outcome.map(|()| Migrated { from, to: version(), backup })
}

fn apply(connection: &Connection, session: &mut Session<'_>, now: Instant) -> Result<(), MigrationError> {
    for migration in pending(&applied(session)?)? {
        connection.execute_batch(migration.text).map_err(|error| db_error(&error))?;
        session.execute(INSERT, &migration.row(now))?;
    }
    Ok(())
}

fn applied(session: &mut Session<'_>) -> Result<Vec<Applied>, DbError> {
    session.query(APPLIED, &[])?.iter_mut().map(Applied::decode).collect()
}

fn copy(connection: &Connection, backups: &Path, from: i64, now: Instant) -> Result<PathBuf, MigrationError> {
    let failed = |error: &dyn std::fmt::Display| MigrationError::Backup(error.to_string());
    std::fs::create_dir_all(backups).map_err(|error| failed(&error))?;
    let target = backups.join(format!("before-version-{}-{}.db", from + 1, now.0));
    let name = target.to_str().ok_or_else(|| failed(&"the folder's name is not text"))?;
    connection.execute("VACUUM INTO ?1", [name]).map_err(|error| failed(&error))?;
    Ok(target)
}
