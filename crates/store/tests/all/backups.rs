//! Snapshots taken under load, restored into both databases, and those that are refused.

use crate::samples::Samples;
use rusqlite::{Connection, types::Value};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use store::{
    FlowWriter, Settings,
    backup::{self, BackupError, Snapshot},
    files, migration, organisations,
};
use testkit::TestDatabase;

type Rows = BTreeMap<String, Vec<String>>;

/// Every row of every table, in an order of its own; search is written anew from the others.
fn rows(path: &Path) -> Rows {
    let connection = Connection::open(path).unwrap();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
                  AND name NOT LIKE 'search_%'";
    let mut tables = connection.prepare(tables).unwrap();
    let names: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let read = |name: &String| {
        let mut all = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let width = all.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let cells = (0..width).map(|place| row.get::<_, Value>(place));
            cells.collect::<Result<Vec<_>, _>>().map(|cells| format!("{cells:?}"))
        };
        let mut rows: Vec<String> = all.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap();
        rows.sort();
        rows
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

/// Every flow has exactly the log rows its state counts, from the first.
fn assert_flows_are_whole(path: &Path) {
    let torn = "SELECT COUNT(*) FROM flow_state s WHERE s.seq <> (SELECT COUNT(*) FROM flow_log l \
                WHERE l.flow_id = s.flow_id) OR NOT EXISTS (SELECT 1 FROM flow f WHERE f.id = s.flow_id)";
    let torn: i64 = Connection::open(path).unwrap().query_row(torn, [], |row| row.get(0)).unwrap();
    assert_eq!(torn, 0, "flows cut in the middle");
}

/// Rows with everything that is hard to write.
async fn fill(database: &TestDatabase, samples: &mut Samples) {
    let db = &database.db;
    let (organisation, everyone) = samples.organisation();
    db.transact(organisations::insert(organisation, everyone)).await.unwrap();
    let writer = FlowWriter::start(db);
    for name in ["tab\there", "two\r\nlines", "back\\slash \\N \\.", "", "Grüße 🦀 'quoted' \"twice\""] {
        writer.commit(samples.start(name)).await.unwrap();
    }
}

/// Keeps committing until told to stop; gives the number of commits.
fn load(
    database: &TestDatabase,
    mut samples: Samples,
    stop: Arc<AtomicBool>,
) -> tokio::task::JoinHandle<u32> {
    let writer = FlowWriter::start(&database.db);
    tokio::spawn(async move {
        let mut done = 0;
        while !stop.load(Ordering::SeqCst) {
            let start = samples.start(&format!("Flow {done}"));
            writer.commit(start.clone()).await.unwrap();
            for seq in 1..4 {
                writer.commit(samples.commit(&start.flow, seq)).await.unwrap();
            }
            done += 4;
        }
        done
    })
}

async fn taken_under_load(database: &TestDatabase, number: u64) -> (Snapshot, PathBuf) {
    fill(database, &mut Samples::new(number)).await;
    let stop = Arc::new(AtomicBool::new(false));
    let loads: Vec<_> =
        (1..4).map(|more| load(database, Samples::new(number * 10 + more), Arc::clone(&stop))).collect();
    let path = database.folder.path().join("snapshot.db");
    let snapshot = backup::take(&database.settings, &path).await.unwrap();
    stop.store(true, Ordering::SeqCst);
    for load in loads {
        load.await.unwrap();
    }
    (snapshot, path)
}

/// A database of each kind with nothing in it.
pub async fn empty_each() -> Vec<TestDatabase> {
    let all = TestDatabase::each().await;
    for database in &all {
        match &database.settings {
            Settings::SqliteFile(path) => std::fs::rename(path, path.with_extension("away")).unwrap(),
            Settings::Postgres(_) => {
                crate::faults::from_outside(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
                    .await;
            }
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_taken_under_load_restores_into_either_database() {
    for (number, origin) in (400..).zip(TestDatabase::each().await) {
        let (snapshot, path) = taken_under_load(&origin, number).await;
        let before = rows(&path);
        assert_flows_are_whole(&path);
        assert!(before["flow"].len() >= 5 && before["organisation"].len() == 1);
        assert!(!before["schema_migration"].is_empty());
        for target in empty_each().await {
            assert!(backup::is_vacant(&target.settings).await.unwrap());
            backup::restore(&target.settings, &snapshot).await.unwrap();
            assert!(!backup::is_vacant(&target.settings).await.unwrap());
            let again = target.folder.path().join("again.db");
            let copy = backup::take(&target.settings, &again).await.unwrap();
            assert!(rows(&again) == before, "other rows came back");
            assert_eq!((copy.rows(), copy.version), (snapshot.rows(), migration::version()));
            let state = migration::run(&target.settings, target.folder.path(), crate::samples::NOW).await;
            assert_eq!(state.unwrap().from, migration::version());
            let twice = backup::restore(&target.settings, &snapshot).await;
            assert!(matches!(twice, Err(BackupError::NotEmpty)), "{twice:?}");
        }
    }
}

#[tokio::test]
async fn a_file_that_is_no_snapshot_is_refused() {
    let database = TestDatabase::sqlite().await;
    fill(&database, &mut Samples::new(410)).await;
    let good = database.folder.path().join("good.db");
    backup::take(&database.settings, &good).await.unwrap();
    let spoilt = database.folder.path().join("spoilt.db");
    let check = |spoil: &dyn Fn(), expected: &str| {
        std::fs::copy(&good, &spoilt).unwrap();
        spoil();
        let refused = Snapshot::open(&spoilt).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    };
    let sql = |text: &str| Connection::open(&spoilt).unwrap().execute_batch(text).unwrap();
    let half = || std::fs::write(&spoilt, &std::fs::read(&good).unwrap()[..20_000]).unwrap();
    check(
        &|| std::fs::write(&spoilt, "not a database, but long enough to be looked at").unwrap(),
        "cannot be read",
    );
    check(&half, "cannot be read");
    check(&|| std::fs::write(&spoilt, "").unwrap(), "no backup of Baton");
    check(&|| sql("DROP TABLE flow_log"), "not those of version");
    check(
        &|| sql("CREATE TRIGGER t AFTER INSERT ON flow BEGIN DELETE FROM flow_log; END"),
        "not those of version",
    );
    check(&|| sql("UPDATE schema_migration SET checksum = 'other'"), "not the one that ran");
    check(&|| sql("INSERT INTO schema_migration VALUES (99, 'future', 'x', 0)"), "start a newer program");
    check(&|| sql("DELETE FROM schema_migration"), "no backup of Baton");
    sql("CREATE INDEX of_the_operator ON flow (name)");
}

#[tokio::test]
async fn an_empty_database_has_nothing_to_save() {
    for database in empty_each().await {
        let to = database.folder.path().join("snapshot.db");
        let refused = backup::take(&database.settings, &to).await;
        assert!(matches!(refused, Err(BackupError::Nothing)), "{refused:?}");
        assert!(!to.exists());
    }
}

#[tokio::test]
async fn nothing_is_left_behind_where_rows_do_not_fit() {
    let Some(origin) = TestDatabase::postgres().await else { return };
    fill(&origin, &mut Samples::new(420)).await;
    let path = origin.folder.path().join("snapshot.db");
    backup::take(&origin.settings, &path).await.unwrap();
    // A row PostgreSQL cannot hold, in a table late in the order.
    Connection::open(&path).unwrap().execute("UPDATE record SET name = 'nul ' || char(0)", []).unwrap();
    for target in empty_each().await.into_iter().filter(TestDatabase::is_postgres) {
        let refused = backup::restore(&target.settings, &Snapshot::open(&path).unwrap()).await;
        assert!(refused.is_err());
        assert!(backup::is_vacant(&target.settings).await.unwrap());
    }
}

#[tokio::test]
async fn files_are_named_and_uploads_taken_back_forgotten() {
    let database = TestDatabase::sqlite().await;
    let mut samples = Samples::new(430);
    fill(&database, &mut samples).await;
    let start = samples.start("With files");
    FlowWriter::start(&database.db).commit(start.clone()).await.unwrap();
    let mut kept = samples.file(&start.flow.id);
    kept.state = files::FileState::Kept;
    let draft = samples.file(&start.flow.id);
    let mut erased = samples.file(&start.flow.id);
    erased.state = files::FileState::Erased;
    let all = [kept.clone(), draft.clone(), erased].map(files::insert);
    database.db.transact(all.to_vec()).await.unwrap();
    let path = database.folder.path().join("snapshot.db");
    let snapshot = backup::take(&database.settings, &path).await.unwrap();
    let named = |snapshot: &Snapshot| {
        let files = snapshot.files().unwrap();
        files.into_iter().map(|file| (file.id, file.is_kept)).collect::<Vec<_>>()
    };
    assert_eq!(named(&snapshot), [(kept.id.clone(), true), (draft.id.clone(), false)]);
    snapshot.forget_uploads(&[kept.id.clone(), draft.id]).unwrap();
    assert_eq!(named(&snapshot), [(kept.id, true)]);
}
