//! Migrations: once, copied first, refused when the database is newer.

use crate::{faults::from_outside, samples::NOW};
use store::{
    Db, Settings,
    migration::{self, MigrationError, State},
};
use testkit::TestDatabase;

#[tokio::test]
async fn a_migrated_database_is_current_and_left_alone() {
    for database in TestDatabase::each().await {
        let backups = database.folder.path().join("backups");
        assert_eq!(migration::state(&database.db).await.unwrap(), State::Current);
        let again = migration::run(&database.settings, &backups, NOW).await.unwrap();
        assert_eq!((again.from, again.to, again.backup), (migration::version(), migration::version(), None));
        assert!(!backups.exists());
    }
}

#[tokio::test]
async fn an_empty_database_is_behind() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::SqliteFile(folder.path().join("baton.db"));
    let db = Db::open(&settings).await.unwrap();
    assert_eq!(migration::state(&db).await.unwrap(), State::Behind);
    let migrated = migration::run(&settings, folder.path(), NOW).await.unwrap();
    assert_eq!((migrated.from, migrated.backup), (0, None));
    assert_eq!(migration::state(&db).await.unwrap(), State::Current);
}

#[tokio::test]
async fn two_starting_at_once_migrate_once() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::SqliteFile(folder.path().join("baton.db"));
    let (a, b) = futures::join!(
        migration::run(&settings, folder.path(), NOW),
        migration::run(&settings, folder.path(), NOW)
    );
    assert_eq!((a.unwrap().to, b.unwrap().to), (migration::version(), migration::version()));
}

#[tokio::test]
async fn a_newer_or_foreign_schema_is_refused() {
    for database in TestDatabase::each().await {
        let cases = [
            (
                "UPDATE schema_migration SET checksum = 'other' WHERE version = 1",
                MigrationError::Changed { version: 1 },
            ),
            (
                "INSERT INTO schema_migration VALUES (99, 'future', 'x', 0)",
                MigrationError::Newer { found: 99, known: migration::version() },
            ),
        ];
        for (change, expected) in cases {
            from_outside(&database, change).await;
            assert_eq!(migration::state(&database.db).await.as_ref(), Err(&expected));
            let backups = database.folder.path();
            assert_eq!(migration::run(&database.settings, backups, NOW).await, Err(expected));
        }
    }
}
