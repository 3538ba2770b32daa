//! SQLite: one writer thread, a few reader threads. What has queued for the writer becomes one transaction, so that
//! many share one wait for the disk.

mod reader;
mod session;
mod writer;

pub(crate) use session::{Session, cell};

use super::{Datum, DbError, Row, Statement};
use crate::{
    figures::{Connections, Writing},
    writer::{CommitError, plan::Plan},
};
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{
    path::Path,
    sync::{Arc, mpsc},
    thread::JoinHandle,
};
use tokio::sync::oneshot;
use writer::Work;

pub(crate) struct Sqlite {
    readers: reader::Readers,
    /// Taken when closing.
    jobs: Option<mpsc::Sender<writer::Job>>,
    thread: Option<JoinHandle<()>>,
    pub(crate) writing: Arc<Writing>,
}

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Self, DbError> {
        let connection = connect(path)?;
        let (jobs, queue) = mpsc::channel();
        let writing = Arc::new(Writing::default());
        let counted = Arc::clone(&writing);
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || writer::run(&connection, &queue, &counted))
            .map_err(|error| DbError::Other(error.to_string()))?;
        let readers = reader::Readers::start(path)?;
        Ok(Self { readers, jobs: Some(jobs), thread: Some(thread), writing })
    }

    pub(super) async fn fetch(&self, sql: &'static str, params: Vec<Datum>) -> Result<Vec<Row>, DbError> {
        self.readers.fetch(sql, params).await
    }

    pub(super) async fn prepare(&self, sql: &'static str) -> Result<(), DbError> {
        self.write(Work::Prepare(sql)).await.map(drop).map_err(plain)
    }

    pub(super) async fn transact(&self, statements: Vec<Statement>) -> Result<(), DbError> {
        self.write(Work::Transact(statements)).await.map(drop).map_err(plain)
    }

    pub(super) async fn claim(&self, sql: &'static str, params: Vec<Datum>) -> Result<Vec<Row>, DbError> {
        self.write(Work::Claim(sql, params)).await.map_err(plain)
    }

    pub(crate) async fn commit(&self, plan: Plan) -> Result<(), CommitError> {
        self.write(Work::Commit(plan)).await.map(drop)
    }

    /// The writer's, and those of the readers.
    pub(crate) fn connections(&self) -> Connections {
        let readers = self.readers.connections();
        Connections { open: readers.open + 1, ..readers }
    }

    async fn write(&self, work: Work) -> writer::Outcome {
        let stopped = || DbError::Unavailable("the database writer has stopped".into());
        let (answer, answered) = oneshot::channel();
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.send(writer::Job { work, answer }).map_err(|_| stopped())?;
        answered.await.unwrap_or_else(|_| Err(stopped().into()))
    }
}

/// Only flows lose; anything else has a reason.
fn plain(error: CommitError) -> DbError {
    match error {
        CommitError::Db(error) => error,
        CommitError::Lost => DbError::Conflict { statement: 0, rows: 0 },
    }
}

/// What has queued is written first; the last connection to close folds the log into the file.
impl Drop for Sqlite {
    fn drop(&mut self) {
        drop(self.jobs.take());
        self.readers.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Opens the file for writing, making it if it is not there. Durable: every commit waits for the disk.
/// A page of 8 KiB holds the state of a flow without spilling over; of a file that exists it changes nothing.
pub(crate) fn connect(path: &Path) -> Result<Connection, DbError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = open(path, flags)?;
    connection
        .execute_batch(
            "PRAGMA busy_timeout = 10000; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;",
        )
        .map_err(|error| db_error(&error))?;
    Ok(connection)
}

pub(crate) fn connect_for_reading(path: &Path) -> Result<Connection, DbError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = open(path, flags)?;
    connection
        .execute_batch("PRAGMA busy_timeout = 10000; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;")
        .map_err(|error| db_error(&error))?;
    Ok(connection)
}

/// Plans do not depend on what is asked for: else each new value behind a partial index has its statement planned anew,
/// which takes longer than most statements do.
fn open(path: &Path, flags: OpenFlags) -> Result<Connection, DbError> {
    let connection = Connection::open_with_flags(path, flags).map_err(|error| db_error(&error))?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(|error| db_error(&error))?;
    Ok(connection)
}

pub(crate) fn db_error(error: &rusqlite::Error) -> DbError {
    use rusqlite::ErrorCode;
    let rusqlite::Error::SqliteFailure(failure, text) = error else {
        return DbError::Other(error.to_string());
    };
    let text = text.clone().unwrap_or_else(|| failure.to_string());
    let is_unique = matches!(
        failure.extended_code,
        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
    );
    match failure.code {
        ErrorCode::ConstraintViolation if is_unique => DbError::Unique { table: unique_table(&text) },
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => DbError::Busy,
        ErrorCode::DiskFull => DbError::Full,
        ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::ReadOnly => {
            DbError::Unavailable(text)
        }
        _ => DbError::Other(text),
    }
}

/// From `UNIQUE constraint failed: person.id, …`.
fn unique_table(text: &str) -> String {
    let columns = text.rsplit(": ").next().unwrap_or_default();
    columns.split('.').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
