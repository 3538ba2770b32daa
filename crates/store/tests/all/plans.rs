//! SQLite keeps no count of what a firm has, so a statement must leave it no choice but the key that finds little. Whatever
//! begins with all flows, records, people or tags of a firm is slow in a large one.

use model::Instant;
use rusqlite::Connection;
use std::collections::BTreeMap;
use store::{Db, Settings, migration};

/// What a firm has many of.
const MANY: &[&str] = &[
    "assignment",
    "file",
    "flow",
    "flow_log",
    "flow_state",
    "flow_value",
    "magic_link",
    "message",
    "outbox",
    "person",
    "record",
    "record_event",
    "record_message",
    "record_tag",
    "step_run",
];

/// Parts of those that may: lists of flows without any filter, which are counted to a thousand and gathered where they are
/// few.
const WHOLE: &[&str] = &[
    "FROM (SELECT 1 AS one FROM flow f WHERE $4 || $5",
    "FROM flow f WHERE ($4 = '' OR f.status = $4) AND ($5 = '' OR f.template_key = $5)",
];

#[tokio::test]
async fn nothing_many_is_found_by_its_organisation_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baton.db");
    let settings = Settings::SqliteFile(path.clone());
    migration::run(&settings, &folder.path().join("backups"), Instant(0)).await.unwrap();
    let db = Db::open(&settings).await.unwrap();
    let connection = Connection::open(&path).unwrap();
    let tables = tables(&connection);
    let mut slow = Vec::new();
    for sql in db.statements() {
        for step in plan(&connection, sql) {
            let Some(index) = step.strip_suffix(" (organisation_id=?)") else { continue };
            let index = index.rsplit(' ').next().unwrap();
            let is_many = tables.get(index).is_some_and(|table| MANY.contains(&table.as_str()));
            if is_many && !WHOLE.iter().any(|whole| sql.contains(whole)) {
                slow.push(format!("{step}\n    {sql}"));
            }
        }
    }
    assert!(slow.is_empty(), "{} begin with everything:\n{}", slow.len(), slow.join("\n"));
}

/// The table of each index.
fn tables(connection: &Connection) -> BTreeMap<String, String> {
    let mut all =
        connection.prepare("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'").unwrap();
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let mut rows = explained.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get::<_, String>("detail").unwrap());
    }
    steps
}
