//! A snapshot's file: read-only, and held against the tables this program knows before anything is taken from it.

use super::BackupError;
use crate::{
    db::{DbError, sqlite::db_error},
    migration,
};
use model::Id;
use rusqlite::{Connection, OpenFlags, Row};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// One table of a snapshot, with its columns in the order of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub rows: u64,
    pub(super) columns: Vec<String>,
}

/// Bytes a snapshot's rows speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub id: Id,
    /// Hex.
    pub sha256: String,
    /// Given with an act, so its bytes must be there; else somebody may have taken the upload back.
    pub is_kept: bool,
}

#[derive(Clone, Debug)]
pub struct Snapshot {
    path: PathBuf,
    /// Schema version.
    pub version: i64,
    pub tables: Vec<Table>,
}

impl Snapshot {
    /// Opens a file that [`take`](super::take) wrote, here or elsewhere.
    ///
    /// # Errors
    /// `Damaged`, `Foreign`, or `Migration` for tables of a newer program.
    pub fn open(path: &Path) -> Result<Self, BackupError> {
        let connection = open(path)?;
        let applied = migration::applied_on(&connection).map_err(|error| damaged(&error))?;
        let Some(version) = applied.last().map(|last| last.version) else {
            return Err(BackupError::Foreign { version: 0 });
        };
        let expected = migration::make_tables(Path::new(":memory:"), &applied)?;
        let read = |connection: &Connection| objects(connection).map_err(|error| damaged(&error));
        if !fits(&read(&connection)?, &read(&expected)?) {
            return Err(BackupError::Foreign { version });
        }
        let mut tables = tables(&expected)?;
        for table in &mut tables {
            table.rows = count(&connection, &table.name).map_err(|error| damaged(&error))?;
        }
        Ok(Self { path: path.to_owned(), version, tables })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// Files whose bytes belong to it, by id.
    ///
    /// # Errors
    /// `Damaged`.
    pub fn files(&self) -> Result<Vec<Stored>, BackupError> {
        let read = |row: &Row<'_>| {
            let id: String = row.get(0)?;
            Ok(Stored { id: Id::given(&id), sha256: row.get(1)?, is_kept: row.get(2)? })
        };
        let connection = open(&self.path)?;
        let sql = "SELECT id, sha256, state = 'kept' FROM file WHERE state <> 'erased' ORDER BY id";
        list(&connection, sql, read).map_err(|error| damaged(&error))
    }

    /// Removes uploads that were taken back while the backup was made, as if that had been before it.
    ///
    /// # Errors
    /// `Db` where the file cannot be written.
    pub fn forget_uploads(&self, ids: &[Id]) -> Result<(), BackupError> {
        let connection = Connection::open(&self.path).map_err(|error| db_error(&error))?;
        for id in ids {
            let deleted =
                connection.execute("DELETE FROM file WHERE id = ?1 AND state = 'draft'", [id.as_str()]);
            deleted.map_err(|error| db_error(&error))?;
        }
        Ok(())
    }
}

/// Nobody else writes it, so nothing is locked and nothing is left beside it.
pub(super) fn open(path: &Path) -> Result<Connection, BackupError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|error| damaged(&db_error(&error)))
}

fn damaged(error: &DbError) -> BackupError {
    BackupError::Damaged(error.to_string())
}

pub(super) fn list<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, DbError> {
    let rows = || connection.prepare(sql)?.query_map([], read)?.collect::<rusqlite::Result<Vec<T>>>();
    rows().map_err(|error| db_error(&error))
}

/// Type, name and text of everything that was made in the file.
type Objects = BTreeSet<(String, String, Option<String>)>;

fn objects(connection: &Connection) -> Result<Objects, DbError> {
    let sql = "SELECT type, name, sql FROM sqlite_master";
    Ok(list(connection, sql, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.into_iter().collect())
}

/// An operator may have added an index; what runs by itself and is not ours has no place in a snapshot.
fn fits(found: &Objects, expected: &Objects) -> bool {
    let runs = |(kind, ..): &&(String, _, _)| kind == "trigger" || kind == "view";
    expected.is_subset(found) && !found.difference(expected).any(|object| runs(&object))
}

/// All tables, the record of migrations among them, but not those of search: they are written anew from the others, by
/// what notes each row that comes in.
pub(super) fn tables(connection: &Connection) -> Result<Vec<Table>, DbError> {
    let mut names = all_tables(connection)?;
    names.retain(|name| !name.starts_with("search_"));
    let table = |name: String| {
        let sql = format!("SELECT name FROM pragma_table_info('{name}') ORDER BY cid");
        Ok(Table { columns: list(connection, &sql, |row| row.get(0))?, name, rows: 0 })
    };
    names.into_iter().map(table).collect()
}

/// Names of all tables that are ours.
pub(super) fn all_tables(connection: &Connection) -> Result<Vec<String>, DbError> {
    let sql =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    list(connection, sql, |row| row.get(0))
}

fn count(connection: &Connection, table: &str) -> Result<u64, DbError> {
    let counts: Vec<i64> = list(connection, &format!("SELECT COUNT(*) FROM {table}"), |row| row.get(0))?;
    Ok(counts.first().and_then(|count| u64::try_from(*count).ok()).unwrap_or(0))
}
