//! A file that may not grow, and one that others hold.

use crate::{Db, DbError, Settings, Viewer, db::Driver, migration, people, people::Person};
use model::{Id, Instant};
use rusqlite::{Connection, StatementStatus};

struct Small {
    db: Db,
    folder: tempfile::TempDir,
}

impl Small {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::SqliteFile(folder.path().join("baton.db"));
        migration::run(&settings, &folder.path().join("backups"), Instant(0)).await.unwrap();
        Self { db: Db::open(&settings).await.unwrap(), folder }
    }

    /// Runs it on the connection that writes.
    async fn pragma(&self, sql: &'static str) {
        let Driver::Sqlite(sqlite) = &self.db.driver else { panic!("SQLite was asked for") };
        sqlite.claim(sql, Vec::new()).await.unwrap();
    }

    async fn insert(&self, people: &[(&str, usize)]) -> Result<(), DbError> {
        let insert = |(id, bytes): &(&str, usize)| people::insert(person(id, "n".repeat(*bytes)));
        self.db.transact(people.iter().map(insert).collect()).await
    }

    async fn is_there(&self, id: &str) -> bool {
        let viewer = Viewer::system(Id::given("organisation"));
        people::get(&self.db, &viewer, &Id::given(id)).await.unwrap().is_some()
    }
}

fn person(id: &str, name: String) -> Person {
    Person {
        id: Id::given(id),
        organisation: Id::given("organisation"),
        name,
        email: None,
        language: None,
        zone: None,
        created_at: Instant(0),
    }
}

const LARGE: usize = 200_000;

#[tokio::test]
async fn a_full_disk_refuses_whole_transactions_until_there_is_room() {
    let small = Small::new().await;
    // As many pages as it has, and no more.
    small.pragma("PRAGMA max_page_count = 1").await;
    for id in ["one", "two"] {
        assert_eq!(small.insert(&[(id, 3), ("large", LARGE)]).await, Err(DbError::Full));
        assert!(!small.is_there(id).await && !small.is_there("large").await, "nothing of it stays");
    }
    small.pragma("PRAGMA max_page_count = 4294967294").await;
    small.insert(&[("one", 3), ("large", LARGE)]).await.unwrap();
    assert!(small.is_there("one").await && small.is_there("large").await);
}

#[tokio::test]
async fn whoever_asks_at_the_same_moment_is_told_the_truth() {
    let small = Small::new().await;
    small.pragma("PRAGMA max_page_count = 1").await;
    let ids: Vec<String> = (0..20).map(|number| format!("person{number}")).collect();
    let sizes = |number: usize| if number == 7 { LARGE } else { 3 };
    let tries = ids.iter().enumerate().map(|(number, id)| {
        let small = &small;
        async move { small.insert(&[(id.as_str(), sizes(number))]).await }
    });
    let answers = futures::future::join_all(tries).await;
    for (id, answer) in ids.iter().zip(answers) {
        assert_eq!(small.is_there(id).await, answer.is_ok(), "{id}: {answer:?}");
    }
    assert!(!small.is_there("person7").await);
}

#[tokio::test]
async fn a_file_others_hold_for_a_moment_is_waited_for() {
    let small = Small::new().await;
    let other = Connection::open(small.folder.path().join("baton.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let writing = small.insert(&[("one", 3)]);
    let reading = async {
        // Whoever reads waits for nobody.
        assert!(!small.is_there("one").await);
        other.execute_batch("ROLLBACK").unwrap();
    };
    let (written, ()) = futures::future::join(writing, reading).await;
    assert_eq!(written, Ok(()));
    assert!(small.is_there("one").await);
}

#[tokio::test]
async fn no_statement_is_planned_anew_for_what_it_asks() {
    let small = Small::new().await;
    let connection = super::connect_for_reading(&small.folder.path().join("baton.db")).unwrap();
    let mut anew = Vec::new();
    for sql in small.db.statements().into_iter().filter(|sql| !sql.contains("pg_")) {
        let mut statement = connection.prepare(&crate::db::placeholders::for_sqlite(sql)).unwrap();
        if !statement.readonly() {
            continue;
        }
        for asked in ["1", "2"] {
            for place in 1..=statement.parameter_count() {
                statement.raw_bind_parameter(place, asked).unwrap();
            }
            // Some want a list or words of search: planned they are all the same.
            let _ = statement.raw_query().next();
        }
        if statement.get_status(StatementStatus::RePrepare) > 0 {
            anew.push(sql);
        }
    }
    assert!(anew.is_empty(), "{} are planned anew:\n{}", anew.len(), anew.join("\n"));
}
