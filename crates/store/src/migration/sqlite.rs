//! Migrating a SQLite file, after a copy of it.

use super::{APPLIED, Applied, INSERT, Migrated, Migration, MigrationError, TABLE, last_version, pending};
use crate::{
    db::{
        DbError, Decode,
        sqlite::{Session, connect, db_error},
    },
    dialect::IS_MIGRATED,
};
use model::Instant;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

pub(super) fn run(
    path: &Path,
    backups: &Path,
    migrations: &[Migration],
    now: Instant,
) -> Result<Migrated, MigrationError> {
    let to = last_version(migrations);
    let connection = connect(path)?;
    let mut session = Session::new(&connection);
    session.execute(TABLE, &[])?;
    let before = applied(&mut session)?;
    let from = before.last().map_or(0, |last| last.version);
    let todo = pending(&before, migrations)?;
    if todo.is_empty() {
        return Ok(Migrated { from, to, backup: None });
    }
    let first = todo.first().map_or(to, |first| first.version);
    let backup = if from > 0 { Some(copy(&connection, backups, first, now)?) } else { None };
    // Whoever was faster has done it all: what is pending is read again under the lock.
    session.execute("BEGIN IMMEDIATE", &[])?;
    let outcome = apply(&connection, &mut session, migrations, now);
    session.execute(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" }, &[])?;
    outcome.map(|()| Migrated { from, to, backup })
}

fn apply(
    connection: &Connection,
    session: &mut Session<'_>,
    migrations: &[Migration],
    now: Instant,
) -> Result<(), MigrationError> {
    for migration in pending(&applied(session)?, migrations)? {
        connection.execute_batch(&migration.for_sqlite()).map_err(|error| db_error(&error))?;
        session.execute(INSERT, &migration.row(now))?;
    }
    Ok(())
}

fn applied(session: &mut Session<'_>) -> Result<Vec<Applied>, DbError> {
    session.query(APPLIED, &[])?.iter_mut().map(Applied::decode).collect()
}

/// What ran on a database; nothing where migrations never ran.
pub(crate) fn applied_on(connection: &Connection) -> Result<Vec<Applied>, DbError> {
    let mut session = Session::new(connection);
    if session.query(IS_MIGRATED.sqlite, &[])?.is_empty() { Ok(Vec::new()) } else { applied(&mut session) }
}

fn copy(
    connection: &Connection,
    backups: &Path,
    first: i64,
    now: Instant,
) -> Result<PathBuf, MigrationError> {
    let failed = |error: &dyn std::fmt::Display| MigrationError::Backup(error.to_string());
    std::fs::create_dir_all(backups).map_err(|error| failed(&error))?;
    let target = backups.join(format!("before-version-{first}-{}.db", now.0));
    let name = target.to_str().ok_or_else(|| failed(&"the folder's name is not text"))?;
    connection.execute("VACUUM INTO ?1", [name]).map_err(|error| failed(&error))?;
    Ok(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Migration = Migration { version: 1, name: "first", text: "CREATE TABLE a (x BIGINT)" };
    const SECOND: Migration = Migration { version: 2, name: "second", text: "CREATE TABLE b (x BIGINT)" };
    const BROKEN: Migration = Migration {
        version: 2,
        name: "broken",
        text: "CREATE TABLE b (x BIGINT); CREATE TABLE a (x BIGINT)",
    };

    fn rows(path: &Path, table: &str) -> Option<i64> {
        let connection = Connection::open(path).unwrap();
        connection.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).ok()
    }

    #[test]
    fn what_is_there_is_copied_before_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backups) = (folder.path().join("baton.db"), folder.path().join("backups"));
        let first = run(&path, &backups, &[FIRST], Instant(1)).unwrap();
        assert_eq!(first, Migrated { from: 0, to: 1, backup: None });
        Connection::open(&path).unwrap().execute("INSERT INTO a VALUES (7)", []).unwrap();

        let failed = run(&path, &backups, &[FIRST, BROKEN], Instant(2));
        assert!(matches!(failed, Err(MigrationError::Db(_))), "{failed:?}");
        assert_eq!((rows(&path, "a"), rows(&path, "b")), (Some(1), None));

        let second = run(&path, &backups, &[FIRST, SECOND], Instant(3)).unwrap();
        let backup = backups.join("before-version-2-3.db");
        assert_eq!(second, Migrated { from: 1, to: 2, backup: Some(backup.clone()) });
        assert_eq!((rows(&path, "a"), rows(&path, "b")), (Some(1), Some(0)));
        assert_eq!((rows(&backup, "a"), rows(&backup, "b")), (Some(1), None));
    }

    #[test]
    fn nothing_changes_where_no_copy_can_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let (path, not_a_folder) = (folder.path().join("baton.db"), folder.path().join("file"));
        std::fs::write(&not_a_folder, "").unwrap();
        run(&path, &not_a_folder, &[FIRST], Instant(1)).unwrap();
        let refused = run(&path, &not_a_folder, &[FIRST, SECOND], Instant(2));
        assert!(matches!(refused, Err(MigrationError::Backup(_))), "{refused:?}");
        assert_eq!(rows(&path, "b"), None);
    }
}
