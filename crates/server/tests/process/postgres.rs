//! A PostgreSQL that is empty, behind, or ready. Does nothing where the tests were given no server.

use super::baton::{Folder, Running};
use testkit::TestDatabase;
use tokio::runtime::Runtime;

pub struct Postgres {
    runtime: Runtime,
    url: String,
    _database: TestDatabase,
}

impl Postgres {
    pub fn new() -> Option<Self> {
        let runtime = Runtime::new().unwrap();
        let database = runtime.block_on(TestDatabase::postgres())?;
        let store::Settings::Postgres(url) = database.settings.clone() else {
            panic!("a PostgreSQL has an address");
        };
        Some(Self { runtime, url, _database: database })
    }

    /// Its tables gone, as if it had just been made.
    pub fn empty() -> Option<Self> {
        let postgres = Self::new()?;
        postgres.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        Some(postgres)
    }

    pub fn run(&self, sql: &str) {
        self.runtime.block_on(async {
            let (client, connection) =
                tokio_postgres::connect(&self.url, tokio_postgres::NoTls).await.unwrap();
            let connection = tokio::spawn(connection);
            client.batch_execute(sql).await.unwrap();
            drop(client);
            connection.await.unwrap().unwrap();
        });
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn arguments<'a>(&'a self, command: &[&'a str]) -> Vec<&'a str> {
        [command, &["--data", "data", "--database", &self.url]].concat()
    }
}

#[test]
fn an_empty_database_is_set_up_at_once() {
    let Some(postgres) = Postgres::new() else { return };
    postgres.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    let folder = Folder::new();
    let server = Running::start(&folder, &postgres.arguments(&["serve", "--listen", "127.0.0.1:0"]));
    assert_eq!(server.get("/readyz", "").0, 200);
    let key = folder.printed(&postgres.arguments(&["key", "create", "--name", "crm"]));
    let (status, body) = server.get("/api/v1/flows", &format!("Authorization: Bearer {}\r\n", key.trim()));
    assert_eq!(status, 200, "{body}");
    server.signal("TERM");
    assert!(server.wait().0.success());
}

#[test]
fn one_that_is_behind_is_left_to_the_operator() {
    let Some(postgres) = Postgres::new() else { return };
    postgres.run("DELETE FROM schema_migration");
    let folder = Folder::new();
    let complaint = folder.complaint(&postgres.arguments(&["serve", "--listen", "127.0.0.1:0"]));
    assert!(complaint.contains("run `baton migrate`"), "{complaint}");
    postgres.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    let migrated = folder.run(&postgres.arguments(&["migrate"]));
    assert!(migrated.status.success(), "{migrated:?}");
    let server = Running::start(&folder, &postgres.arguments(&["serve", "--listen", "127.0.0.1:0"]));
    assert_eq!(server.get("/readyz", "").0, 200);
}

#[test]
fn one_that_is_not_there_is_said_so_without_its_password() {
    let folder = Folder::new();
    let url = "postgres://baton:hidden@127.0.0.1:1/baton";
    let complaint =
        folder.complaint(&["serve", "--data", "data", "--listen", "127.0.0.1:0", "--database", url]);
    assert!(complaint.contains("cannot be reached") && !complaint.contains("hidden"), "{complaint}");
}
