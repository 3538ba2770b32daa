//! The tables of a database as they were when certain migrations had run on it.

use super::{Applied, MIGRATIONS, Migration, MigrationError, TABLE, pending, postgres::with_collation};
use crate::db::sqlite::db_error;
use rusqlite::Connection;
use std::path::Path;

/// The migrations that `applied` names.
///
/// # Errors
/// `Newer` and `Changed` as for a database.
fn known(applied: &[Applied]) -> Result<&'static [Migration], MigrationError> {
    let pending = pending(applied, MIGRATIONS)?;
    Ok(&MIGRATIONS[..MIGRATIONS.len() - pending.len()])
}

/// Empty tables in a SQLite file, which is made, or in `:memory:`; nothing is recorded as applied.
pub(crate) fn make_tables(path: &Path, applied: &[Applied]) -> Result<Connection, MigrationError> {
    let migrations = known(applied)?;
    let failed = |error: rusqlite::Error| db_error(&error);
    let connection = Connection::open(path).map_err(failed)?;
    connection.execute_batch(TABLE).map_err(failed)?;
    for migration in migrations {
        connection.execute_batch(&migration.for_sqlite()).map_err(failed)?;
    }
    Ok(connection)
}

/// What makes the same tables on PostgreSQL.
pub(crate) fn postgres_tables(applied: &[Applied]) -> Result<String, MigrationError> {
    let texts = known(applied)?.iter().map(Migration::for_postgres);
    let closed = |text: String| format!("{};\n", with_collation(&text).trim_end().trim_end_matches(';'));
    Ok(std::iter::once(TABLE.to_owned()).chain(texts).map(closed).collect())
}
