//! SQLite keeps no count of what a firm has, so a statement must leave it no choice but the key that finds little. Whatever
//! begins with all flows, records, people or tags of a firm is slow in a large one; whatever walks a table by its key or
//! without one passes what all other firms have.

use model::Instant;
use rusqlite::Connection;
use std::collections::BTreeMap;
use store::{Db, Settings, migration};
use testkit::TestDatabase;

/// What a firm has many of.
const MANY: &[&str] = &[
    "assignment",
    "contact",
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

/// What pages walk in its order.
const WALKED: &[&str] = &["assignment", "contact", "flow", "flow_log", "flow_state", "person", "record"];

/// Parts of those that may: lists of flows without any filter, which are counted to a thousand and gathered where they are
/// few, how many documents an archive has, and what a check after a restore and the end of an erasure look for.
const WHOLE: &[&str] = &[
    "FROM (SELECT 1 AS one FROM flow f WHERE $4 || $5",
    "FROM flow f WHERE ($4 = '' OR f.status = $4) AND ($5 = '' OR f.template_key = $5)",
    "SELECT COUNT(*), COALESCE(CAST(SUM(size_bytes) AS BIGINT), 0) FROM file",
    "FROM flow f WHERE f.organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM flow_log l",
];

/// Parts of those that walk past what other firms have: sweeps, which are about all firms, and what is looked for among
/// mails, where it is done once for an erasure or shown to a demo. What was delivered is swept there.
const EVERYBODY: &[&str] = &[
    "FROM file d WHERE d.state = 'draft' AND d.created_at < $1",
    "FROM flow WHERE wake_at IS NOT NULL AND wake_at <= $1",
    "DELETE FROM outbox WHERE organisation_id = $1 AND kind IN ('mail', 'reminder')",
    "UPDATE outbox SET last_error = NULL WHERE organisation_id = $1",
    "FROM outbox WHERE organisation_id = $1 ORDER BY id DESC LIMIT 200",
];

#[tokio::test]
async fn nothing_many_is_found_by_its_organisation_alone() {
    let alone = |step: &str, _: &str| step.ends_with(" (organisation_id=?)");
    assert_eq!(slow(alone, WHOLE).await, "");
}

/// Of a small firm beside a large one.
#[tokio::test]
async fn nothing_many_is_walked_past_what_other_firms_have() {
    let walks = |step: &str, sql: &str| {
        sql.contains("organisation_id")
            && match step.split_once('(') {
                Some((found, by)) => found.starts_with("SEARCH") && !by.contains('='),
                None => step.starts_with("SCAN"),
            }
    };
    assert_eq!(slow(walks, EVERYBODY).await, "");
}

/// What is walked of a firm is walked in the order of its own index, even where PostgreSQL plans before there is anything.
#[tokio::test]
async fn an_empty_database_leads_no_walk_of_a_firm_astray() {
    // Whose keys begin with the organisation.
    let keys = ["organisation_pkey", "record_kind_pkey", "template_version_pkey", "audit_log_pkey"];
    for (sql, step) in of_an_empty_database("organisation_id <> ''").await {
        let index = step.split_once("using ").and_then(|(_, index)| index.split(' ').next());
        let is_own = index.is_none_or(|index| keys.contains(&index) || !index.ends_with("_pkey"));
        assert!(is_own && !step.contains("Seq Scan"), "{step}\n{sql}");
    }
    let steps =
        of_an_empty_database(" seq = 1 ").await.into_iter().chain(of_an_empty_database("l.seq = 1").await);
    let mut walks: BTreeMap<&str, String> = BTreeMap::new();
    steps.for_each(|(sql, step)| *walks.entry(sql).or_default() += &step);
    for (sql, steps) in &walks {
        assert!(steps.contains("flow_log_first"), "{steps}\n{sql}");
    }
    assert!(walks.len() >= 6 || TestDatabase::postgres().await.is_none(), "{walks:?}");
}

/// No flow, record, assignment or person is found by reading all there are, by two keys at once for instance: PostgreSQL is
/// to keep to an index, and takes only one for each.
#[tokio::test]
async fn an_empty_database_leads_to_nothing_read_whole() {
    let mut plans: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (sql, step) in of_an_empty_database("$1").await {
        plans.entry(sql).or_default().push(step);
    }
    let mut whole = Vec::new();
    for (sql, steps) in &plans {
        for (place, step) in steps.iter().enumerate() {
            let Some((_, table)) = step.split_once(" on ").filter(|_| step.contains("Scan")) else {
                continue;
            };
            let is_many = table.split(' ').next().is_some_and(|table| WALKED.contains(&table));
            let is_found = steps.get(place + 1).is_some_and(|next| next.contains("Index Cond"));
            if is_many && !is_found {
                whole.push(format!("{}\n{sql}\n", step.trim()));
            }
        }
    }
    assert_eq!(whole.join("\n"), "");
}

/// Links of an assignment are looked for among those of its flow.
#[tokio::test]
async fn an_empty_database_leads_no_look_for_a_link_astray() {
    let steps =
        of_an_empty_database("FROM magic_link WHERE organisation_id = $1 AND flow_id = (SELECT").await;
    let of_links = steps.iter().filter(|(_, step)| step.contains(" on magic_link"));
    for (sql, step) in of_links {
        assert!(step.contains("magic_link_flow") || step.contains("magic_link_person"), "{step}\n{sql}");
    }
    assert!(!steps.is_empty() || TestDatabase::postgres().await.is_none());
}

/// The steps that PostgreSQL takes, without any rows and asked as the store asks, for statements with this part.
pub async fn of_an_empty_database(part: &str) -> Vec<(&'static str, String)> {
    let Some(database) = TestDatabase::postgres().await else { return Vec::new() };
    let Settings::Postgres(url) = &database.settings else { return Vec::new() };
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let as_the_store_does = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; \
        SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";
    client.batch_execute(as_the_store_does).await.unwrap();
    let mut taken = Vec::new();
    for sql in database.db.statements().into_iter().filter(|sql| sql.contains(part)) {
        let count = (1..).take_while(|number| sql.contains(&format!("${number}"))).count();
        let nothing = vec!["NULL"; count].join(", ");
        client.batch_execute(&format!("PREPARE asked AS {sql}")).await.unwrap();
        let steps = client.simple_query(&format!("EXPLAIN EXECUTE asked({nothing})")).await.unwrap();
        client.batch_execute("DEALLOCATE asked").await.unwrap();
        for step in steps {
            let tokio_postgres::SimpleQueryMessage::Row(step) = step else { continue };
            taken.push((sql, step.get(0).unwrap().to_owned()));
        }
    }
    taken
}

/// Steps that are slow with much there is many of, and their statements, but those that may be.
async fn slow(is_slow: impl Fn(&str, &str) -> bool, may: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baton.db");
    let settings = Settings::SqliteFile(path.clone());
    migration::run(&settings, &folder.path().join("backups"), Instant(0)).await.unwrap();
    let db = Db::open(&settings).await.unwrap();
    let connection = Connection::open(&path).unwrap();
    let indexes = indexes(&connection);
    let mut slow = Vec::new();
    for sql in db.statements() {
        for step in plan(&connection, sql) {
            if !is_slow(&step, sql) || may.iter().any(|may| sql.contains(may)) {
                continue;
            }
            let mut words = step.split(' ');
            let name = words.nth(1).unwrap_or_default();
            let index = words.skip_while(|word| *word != "INDEX").nth(1);
            let is_it = |table: &&str| match index {
                Some(index) => indexes.get(index).is_some_and(|of| of == *table),
                // What is put together from parts has names of its own.
                None => name == *table || sql.contains(&format!(" {table} {name} ")) && !is_part(sql, name),
            };
            if MANY.iter().any(&is_it) {
                slow.push(format!("{step}\n    {sql}"));
            }
        }
    }
    slow.join("\n")
}

fn is_part(sql: &str, name: &str) -> bool {
    [format!(") {name} "), format!(") {name})"), format!("{name} AS ")].iter().any(|part| sql.contains(part))
}

/// The table of each index.
fn indexes(connection: &Connection) -> BTreeMap<String, String> {
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
