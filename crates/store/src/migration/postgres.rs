//! Migrating a PostgreSQL database, in one transaction under an advisory lock.

use super::{APPLIED, Applied, INSERT, Migrated, Migration, MigrationError, TABLE, last_version, pending};
use crate::db::{Datum, DbError, postgres};
use model::Instant;
use tokio_postgres::{GenericClient, types::ToSql};

/// Any number, as long as nobody else on the server locks the same.
pub(crate) const LOCK: &str = "SELECT pg_advisory_xact_lock(7021934215)";

pub(super) async fn run(
    url: &str,
    migrations: &[Migration],
    now: Instant,
) -> Result<Migrated, MigrationError> {
    let pool = postgres::connect(url, "-c lock_timeout=60000", 1)?;
    let mut client = pool.get().await.map_err(|error| postgres::pool_error(&error))?;
    let transaction = client.transaction().await.map_err(wrong)?;
    transaction.batch_execute(LOCK).await.map_err(wrong)?;
    transaction.batch_execute(&with_collation(TABLE)).await.map_err(wrong)?;
    let applied = applied(&*transaction).await?;
    let from = applied.last().map_or(0, |last| last.version);
    for migration in pending(&applied, migrations)? {
        transaction.batch_execute(&with_collation(&migration.for_postgres())).await.map_err(wrong)?;
        let row = migration.row(now);
        let params: Vec<_> = row.iter().map(|datum: &Datum| datum as &(dyn ToSql + Sync)).collect();
        transaction.execute(INSERT, &params).await.map_err(wrong)?;
    }
    transaction.commit().await.map_err(wrong)?;
    Ok(Migrated { from, to: last_version(migrations), backup: None })
}

/// What ran on a database that has the table.
pub(crate) async fn applied(client: &impl GenericClient) -> Result<Vec<Applied>, DbError> {
    let rows = client.query(APPLIED, &[]).await?;
    Ok(rows.iter().map(|row| Applied { version: row.get(0), checksum: row.get(1) }).collect())
}

fn wrong(error: tokio_postgres::Error) -> MigrationError {
    DbError::from(error).into()
}

/// Text compares byte by byte, as in SQLite, whatever the database's language: pages by key and searches by the
/// beginning of a name rest on it.
pub(super) fn with_collation(text: &str) -> String {
    text.replace(" TEXT", " TEXT COLLATE \"C\"")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_text_column_compares_bytes() {
        let text = super::with_collation("a TEXT NOT NULL, b TEXT,\n c BIGINT");
        assert_eq!(text, "a TEXT COLLATE \"C\" NOT NULL, b TEXT COLLATE \"C\",\n c BIGINT");
    }
}
