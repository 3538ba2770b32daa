//! A fresh, migrated database of each kind, gone with the test.

use model::Instant;
use std::path::Path;
use store::{Db, Settings, migration};

/// Address of a PostgreSQL server on which tests may make databases.
pub const POSTGRES_VARIABLE: &str = "BATON_TEST_POSTGRES";

/// One database of a test's own. Keep it as long as `db` is used.
pub struct TestDatabase {
    pub db: Db,
    pub settings: Settings,
    /// Also where files of the test may lie.
    pub folder: tempfile::TempDir,
    /// Drops the PostgreSQL database.
    cleanup: Option<Cleanup>,
}

struct Cleanup {
    server: String,
    name: String,
}

impl TestDatabase {
    /// SQLite in a file of its own.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let settings = Settings::SqliteFile(folder.path().join("baton.db"));
        Self::migrated(settings, folder, None).await
    }

    /// A PostgreSQL database of its own; `None` where the tests were given no server.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var(POSTGRES_VARIABLE).ok()?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let name = database_name(folder.path());
        administer(&server, &format!("CREATE DATABASE \"{name}\"")).await;
        let settings = Settings::Postgres(with_database(&server, &name));
        Some(Self::migrated(settings, folder, Some(Cleanup { server, name })).await)
    }

    /// Both kinds, or SQLite alone where the tests were given no PostgreSQL.
    pub async fn each() -> Vec<Self> {
        let mut all = vec![Self::sqlite().await];
        all.extend(Self::postgres().await);
        all
    }

    /// Takes a PostgreSQL database away while it is used. `false` on SQLite, which cannot be taken away.
    pub async fn stop(&mut self) -> bool {
        let Some(Cleanup { server, name }) = self.cleanup.take() else { return false };
        administer(&server, &format!("DROP DATABASE \"{name}\" WITH (FORCE)")).await;
        true
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.settings, Settings::Postgres(_))
    }

    async fn migrated(settings: Settings, folder: tempfile::TempDir, cleanup: Option<Cleanup>) -> Self {
        let backups = folder.path().join("backups");
        migration::run(&settings, &backups, Instant(0)).await.expect("migrations run");
        let db = Db::open(&settings).await.expect("the database opens");
        Self { db, settings, folder, cleanup }
    }
}

/// The temporary folder's name is unique on this machine, and so is the database's.
fn database_name(folder: &Path) -> String {
    let unique = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let letters: String = unique.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("baton_test_{letters}_{}", std::process::id())
}

/// The server's address with another database in it.
fn with_database(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').unwrap_or((server, ""));
    let scheme_end = address.find("://").map_or(0, |at| at + 3);
    let host_end = address[scheme_end..].find('/').map_or(address.len(), |at| scheme_end + at);
    format!("{}/{name}?{query}", &address[..host_end]).trim_end_matches('?').to_owned()
}

async fn administer(server: &str, command: &str) {
    let (client, connection) =
        tokio_postgres::connect(server, tokio_postgres::NoTls).await.expect("the test server answers");
    let connection = tokio::spawn(connection);
    client.batch_execute(command).await.expect("the test server obeys");
    drop(client);
    drop(connection.await);
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some(Cleanup { server, name }) = self.cleanup.take() else { return };
        // A thread of its own, since the test's runtime may be the one that is ending.
        let dropping = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(administer(&server, &format!("DROP DATABASE \"{name}\" WITH (FORCE)")));
        });
        drop(dropping.join());
    }
}
