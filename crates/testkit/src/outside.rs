//! The database as somebody with its password sees it: changed behind our back, or read whole.

use crate::TestDatabase;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;
use store::Settings;
use tokio_postgres::{Client, NoTls};

/// Rows of each table, as text, in an order of their own.
pub type Contents = BTreeMap<String, Vec<String>>;

const TABLES_OF_SQLITE: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
const TABLES_OF_POSTGRES: &str =
    "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";

impl TestDatabase {
    /// Runs statements on a connection of its own.
    pub async fn execute(&self, sql: &str) {
        match &self.settings {
            Settings::SqliteFile(path) => {
                let connection = rusqlite::Connection::open(path).expect("the file opens");
                connection.execute_batch(sql).expect("the statements run");
            }
            Settings::Postgres(url) => {
                connect(url).await.batch_execute(sql).await.expect("the statements run");
            }
        }
    }

    /// Everything in every table: equal before and after where nothing was written.
    pub async fn contents(&self) -> Contents {
        match &self.settings {
            Settings::SqliteFile(path) => {
                let connection = rusqlite::Connection::open(path).expect("the file opens");
                let tables = of_sqlite(&connection, TABLES_OF_SQLITE);
                let rows = |table: &String| of_sqlite(&connection, &format!("SELECT * FROM \"{table}\""));
                tables.iter().map(|table| (table.clone(), rows(table))).collect()
            }
            Settings::Postgres(url) => {
                let client = connect(url).await;
                let mut contents = Contents::new();
                for table in of_postgres(&client, TABLES_OF_POSTGRES).await {
                    let rows = format!("SELECT row_to_json(t)::text FROM \"{table}\" t");
                    contents.insert(table, of_postgres(&client, &rows).await);
                }
                contents
            }
        }
    }
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("the server answers");
    tokio::spawn(connection);
    client
}

fn of_sqlite(connection: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).expect("it prepares");
    let columns = statement.column_count();
    let text = |row: &rusqlite::Row<'_>, column: usize| match row.get_ref(column)? {
        ValueRef::Text(text) => Ok(String::from_utf8_lossy(text).into_owned()),
        value => rusqlite::Result::Ok(format!("{value:?}")),
    };
    let line = |row: &rusqlite::Row<'_>| {
        let cells: rusqlite::Result<Vec<String>> = (0..columns).map(|column| text(row, column)).collect();
        Ok(cells?.join("\t"))
    };
    let mut lines: Vec<String> =
        statement.query_map([], line).expect("it runs").map(|line| line.expect("it reads")).collect();
    lines.sort();
    lines
}

async fn of_postgres(client: &Client, sql: &str) -> Vec<String> {
    let rows = client.query(sql, &[]).await.expect("it runs");
    let mut lines: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    lines.sort();
    lines
}
