//! A snapshot of a PostgreSQL database: one reading transaction, table by table; and a database filled from one.

use super::{
    BackupError, Snapshot,
    snapshot::{self, Table},
};
use crate::{
    DbError,
    db::{
        Datum, postgres,
        sqlite::{cell, db_error},
    },
    migration::{self, Applied},
    search::restored,
};
use bytes::Bytes;
use deadpool_postgres::Object;
use futures::{SinkExt, TryStreamExt};
use rusqlite::{Connection, params_from_iter};
use std::{fmt::Write as _, fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::Path};
use tokio::sync::mpsc;
use tokio_postgres::types::ToSql;

/// Rows held in memory at once.
const ROWS_AT_ONCE: usize = 500;
/// Sent to the server at once, about.
const CHUNK_BYTES: usize = 256 * 1024;
const CHUNKS_AT_ONCE: usize = 4;
/// Large tables take longer than any request may.
const OPTIONS: &str = "-c statement_timeout=0 -c lock_timeout=60000";
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const IS_VACANT: &str =
    "SELECT NOT EXISTS (SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema())";

pub(super) async fn take(url: &str, to: &Path) -> Result<(), BackupError> {
    let client = connect(url).await?;
    client.batch_execute(SNAPSHOT).await.map_err(DbError::from)?;
    let applied = applied(&client).await?;
    if applied.is_empty() {
        return Err(BackupError::Nothing);
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let mut copy = migration::make_tables(to, &applied)?;
    copy.execute_batch("PRAGMA synchronous = OFF; BEGIN").map_err(|error| db_error(&error))?;
    for table in snapshot::tables(&copy)? {
        read_table(&client, &table, &mut copy).await?;
    }
    if is_noted_later(&snapshot::all_tables(&copy)?) {
        copy.execute_batch(restored::NOTE_ALL).map_err(|error| db_error(&error))?;
    }
    copy.execute_batch("COMMIT").map_err(|error| db_error(&error))?;
    drop(copy);
    std::fs::File::open(to)?.sync_all()?;
    // Only read, so nothing is lost with the connection if this fails.
    let _ = client.batch_execute("COMMIT").await;
    Ok(())
}

async fn connect(url: &str) -> Result<Object, DbError> {
    let pool = postgres::connect(url, OPTIONS, 1)?;
    pool.get().await.map_err(|error| postgres::pool_error(&error))
}

async fn applied(client: &Object) -> Result<Vec<Applied>, DbError> {
    let known = client.query_one("SELECT to_regclass('schema_migration') IS NOT NULL", &[]).await?;
    if !known.get::<_, bool>(0) {
        return Ok(Vec::new());
    }
    migration::applied_on_postgres(&***client).await
}

async fn read_table(client: &Object, table: &Table, copy: &mut Connection) -> Result<(), DbError> {
    let (name, columns) = (&table.name, table.columns.join(", "));
    let none: [&(dyn ToSql + Sync); 0] = [];
    let rows = client.query_raw(&format!("SELECT {columns} FROM {name}"), none).await?;
    let mut parts = std::pin::pin!(rows.map_err(DbError::from).try_chunks(ROWS_AT_ONCE));
    let places = vec!["?"; table.columns.len()].join(", ");
    let insert = format!("INSERT INTO {name} ({columns}) VALUES ({places})");
    while let Some(part) = parts.try_next().await.map_err(|error| error.1)? {
        let mut statement = copy.prepare_cached(&insert).map_err(|error| db_error(&error))?;
        for row in part {
            let cells = postgres::decode(&row)?.into_cells();
            statement.execute(params_from_iter(cells)).map_err(|error| db_error(&error))?;
        }
    }
    Ok(())
}

pub(super) async fn is_vacant(url: &str) -> Result<bool, BackupError> {
    Ok(is_empty(&connect(url).await?).await?)
}

async fn is_empty(client: &Object) -> Result<bool, DbError> {
    Ok(client.query_one(IS_VACANT, &[]).await?.get(0))
}

/// Tables and rows in one transaction; a connection that ends before its COMMIT leaves nothing.
pub(super) async fn restore(url: &str, snapshot: &Snapshot) -> Result<(), BackupError> {
    let applied = migration::applied_on(&snapshot::open(snapshot.path())?)?;
    let ddl = migration::postgres_tables(&applied)?;
    let client = connect(url).await?;
    client.batch_execute(&format!("BEGIN; {}", migration::LOCK)).await.map_err(DbError::from)?;
    if !is_empty(&client).await? {
        return Err(BackupError::NotEmpty);
    }
    client.batch_execute(&ddl).await.map_err(DbError::from)?;
    let is_noted_later = is_noted_later(&snapshot::all_tables(&snapshot::open(snapshot.path())?)?);
    if is_noted_later {
        switch_triggers(&client, &snapshot.tables, "DISABLE").await?;
    }
    for table in &snapshot.tables {
        write_table(&client, table, snapshot.path()).await?;
    }
    if is_noted_later {
        switch_triggers(&client, &snapshot.tables, "ENABLE").await?;
        client.batch_execute(restored::NOTE_ALL).await.map_err(DbError::from)?;
    }
    client.batch_execute("COMMIT").await.map_err(DbError::from)?;
    // Whoever opens it next plans by what is there, not by empty tables; it comes by itself where this fails.
    let _ = client.batch_execute("ANALYZE").await;
    Ok(())
}

/// What search finds is noted once everything is there, not row by row as it comes in.
fn is_noted_later(tables: &[String]) -> bool {
    tables.iter().any(|table| table == restored::TABLE)
}

async fn switch_triggers(client: &Object, tables: &[Table], switched: &str) -> Result<(), DbError> {
    let switch = |table: &Table| format!("ALTER TABLE {} {switched} TRIGGER USER;", table.name);
    Ok(client.batch_execute(&tables.iter().map(switch).collect::<String>()).await?)
}

async fn write_table(client: &Object, table: &Table, from: &Path) -> Result<(), BackupError> {
    let (chunks, waiting) = mpsc::channel(CHUNKS_AT_ONCE);
    let (read, path) = (table.clone(), from.to_owned());
    let reading = super::blocking(move || read_lines(&path, &read, &chunks));
    let (read, sent) = futures::join!(reading, send(client, table, waiting));
    // Where the server refuses, reading ends without an error of its own.
    let sent = sent?;
    read?;
    if sent == table.rows {
        return Ok(());
    }
    Err(BackupError::Damaged(format!("{} of {} rows of {} could be read", sent, table.rows, table.name)))
}

/// How many rows arrived.
async fn send(client: &Object, table: &Table, mut waiting: mpsc::Receiver<Bytes>) -> Result<u64, DbError> {
    let copy = format!("COPY {} ({}) FROM STDIN", table.name, table.columns.join(", "));
    let mut sink = std::pin::pin!(client.copy_in::<_, Bytes>(&copy).await?);
    while let Some(chunk) = waiting.recv().await {
        sink.send(chunk).await?;
    }
    Ok(sink.finish().await?)
}

/// Rows as lines of COPY's text format, many at once.
fn read_lines(path: &Path, table: &Table, chunks: &mpsc::Sender<Bytes>) -> Result<(), BackupError> {
    let connection = snapshot::open(path)?;
    let wrong = |error: rusqlite::Error| BackupError::Damaged(error.to_string());
    let mut statement = connection
        .prepare(&format!("SELECT {} FROM {}", table.columns.join(", "), table.name))
        .map_err(wrong)?;
    let mut rows = statement.query([]).map_err(wrong)?;
    let mut chunk = String::new();
    while let Some(row) = rows.next().map_err(wrong)? {
        for place in 0..table.columns.len() {
            if place > 0 {
                chunk.push('\t');
            }
            write_cell(cell(row.get_ref(place).map_err(wrong)?)?, &mut chunk);
        }
        chunk.push('\n');
        if chunk.len() >= CHUNK_BYTES && chunks.blocking_send(std::mem::take(&mut chunk).into()).is_err() {
            return Ok(());
        }
    }
    let _ = chunks.blocking_send(chunk.into());
    Ok(())
}

fn write_cell(datum: Datum, out: &mut String) {
    match datum {
        Datum::Null => out.push_str("\\N"),
        Datum::Int(number) => {
            let _ = write!(out, "{number}");
        }
        Datum::Text(text) => {
            for letter in text.chars() {
                match letter {
                    '\\' => out.push_str("\\\\"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\t' => out.push_str("\\t"),
                    letter => out.push(letter),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_copy_reads_them() {
        let cases = [
            (Datum::Null, "\\N"),
            (Datum::Int(-7), "-7"),
            (Datum::from("\\N"), "\\\\N"),
            (Datum::from("a\tb\r\nc\\"), "a\\tb\\r\\nc\\\\"),
            (Datum::from(""), ""),
            (Datum::from("\\."), "\\\\."),
        ];
        for (datum, expected) in cases {
            let mut out = String::new();
            write_cell(datum, &mut out);
            assert_eq!(out, expected);
        }
    }
}
