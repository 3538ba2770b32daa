//! The whole database as one file, and back: a snapshot is a SQLite file whichever database it was taken from, so it
//! restores into either. Never here: bytes of documents, the server's key.

mod postgres;
mod snapshot;
mod sqlite;

pub use snapshot::{Snapshot, Stored};

use crate::{DbError, Settings, migration::MigrationError};
use std::path::Path;

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("there is no database yet, so there is nothing to save: start `baton serve` once")]
    Nothing,
    #[error("the database is not empty: restore into a new one, or empty this one yourself first")]
    NotEmpty,
    #[error(
        "the tables in this backup are not those of version {version}: it is damaged, or no backup of Baton"
    )]
    Foreign { version: i64 },
    #[error("the copy of the database in this backup cannot be read: {0}")]
    Damaged(String),
    #[error(transparent)]
    Migration(#[from] MigrationError),
    #[error(transparent)]
    Db(#[from] DbError),
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// Writes everything that was committed when it began to a new file at `to`, while others go on writing.
///
/// # Errors
/// `Nothing` where no tables are; `Migration` for tables of a newer program.
pub async fn take(settings: &Settings, to: &Path) -> Result<Snapshot, BackupError> {
    match settings {
        Settings::SqliteFile(from) => {
            let (from, to) = (from.clone(), to.to_owned());
            blocking(move || sqlite::take(&from, &to)).await?;
        }
        Settings::Postgres(url) => postgres::take(url, to).await?,
    }
    Snapshot::open(to)
}

/// Whether nothing was ever set up in this database.
pub async fn is_vacant(settings: &Settings) -> Result<bool, BackupError> {
    match settings {
        Settings::SqliteFile(path) => Ok(!path.try_exists()?),
        Settings::Postgres(url) => postgres::is_vacant(url).await,
    }
}

/// Fills an empty database: all of it or nothing. Its tables are those of the snapshot's version; `migration::run`
/// brings them here.
///
/// # Errors
/// `NotEmpty` where anything was set up before.
pub async fn restore(settings: &Settings, snapshot: &Snapshot) -> Result<(), BackupError> {
    match settings {
        Settings::SqliteFile(to) => {
            let (from, to) = (snapshot.path().to_owned(), to.clone());
            blocking(move || sqlite::restore(&from, &to)).await
        }
        Settings::Postgres(url) => postgres::restore(url, snapshot).await,
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    let task = tokio::task::spawn_blocking(work);
    task.await.map_err(|error| DbError::Other(error.to_string()))?
}
