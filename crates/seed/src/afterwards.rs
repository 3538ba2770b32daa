//! What a server would have done meanwhile: its mails are sent, and PostgreSQL knows its tables.

use crate::Failure;
use model::Instant;
use store::Settings;

pub async fn settle(settings: &Settings, now: Instant) -> Result<(), Failure> {
    let sent = format!("UPDATE outbox SET done_at = {} WHERE done_at IS NULL", now.0);
    match settings {
        Settings::SqliteFile(path) => {
            let connection = rusqlite::Connection::open(path)?;
            connection.execute_batch(&format!("{sent}; PRAGMA wal_checkpoint(TRUNCATE);"))?;
        }
        Settings::Postgres(url) => {
            let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
            let connection = tokio::spawn(connection);
            client.batch_execute(&sent).await?;
            client.batch_execute("VACUUM ANALYZE").await?;
            drop(client);
            connection.await??;
        }
    }
    Ok(())
}
