//! Migrations: forward only, numbered, checksummed, under a lock. One text for both databases; what only one of them is
//! to run stands between marks.

mod postgres;
mod sqlite;
mod tables;

pub(crate) use postgres::{LOCK, applied as applied_on_postgres};
pub(crate) use sqlite::applied_on;
pub(crate) use tables::{make_tables, postgres_tables};

use crate::{
    Db, DbError, Settings,
    db::Driver,
    dialect,
    row::{row, statements},
};
use model::Instant;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

struct Migration {
    version: i64,
    name: &'static str,
    text: &'static str,
}

/// In order; numbers may be left out. One that was released never changes, nor does another come before it: its
/// checksum is in every database it ran on.
const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, name: "foundation", text: include_str!("0001_foundation.sql") },
    Migration { version: 2, name: "languages", text: include_str!("0002_languages.sql") },
    Migration { version: 3, name: "setup", text: include_str!("0003_setup.sql") },
    Migration { version: 4, name: "flow_lists", text: include_str!("0004_flow_lists.sql") },
    Migration { version: 5, name: "drafts", text: include_str!("0005_drafts.sql") },
    Migration { version: 7, name: "security", text: include_str!("0007_security.sql") },
    Migration { version: 8, name: "calendars", text: include_str!("0008_calendars.sql") },
    Migration { version: 10, name: "worker", text: include_str!("0010_worker.sql") },
    Migration { version: 11, name: "causes", text: include_str!("0011_causes.sql") },
    Migration { version: 12, name: "names_in_indexes", text: include_str!("0012_names_in_indexes.sql") },
    Migration { version: 13, name: "template_moves", text: include_str!("0013_template_moves.sql") },
    Migration { version: 16, name: "public_links", text: include_str!("0016_public_links.sql") },
    Migration { version: 17, name: "lists", text: include_str!("0017_lists.sql") },
    Migration { version: 18, name: "records", text: include_str!("0018_records.sql") },
    Migration { version: 19, name: "portal", text: include_str!("0019_portal.sql") },
    Migration { version: 20, name: "erasing", text: include_str!("0020_erasing.sql") },
    Migration { version: 21, name: "start_links", text: include_str!("0021_start_links.sql") },
    Migration { version: 22, name: "imports", text: include_str!("0022_imports.sql") },
    Migration { version: 23, name: "search", text: include_str!("0023_search.sql") },
    Migration { version: 24, name: "portal_lending", text: include_str!("0024_portal_lending.sql") },
    Migration { version: 25, name: "brand_and_links", text: include_str!("0025_brand_and_links.sql") },
    Migration { version: 26, name: "bulk", text: include_str!("0026_bulk.sql") },
    Migration { version: 27, name: "lists_by_words", text: include_str!("0027_lists_by_words.sql") },
    Migration { version: 29, name: "search_restored", text: include_str!("0029_search_restored.sql") },
    Migration { version: 30, name: "tags_of_a_kind", text: include_str!("0030_tags_of_a_kind.sql") },
    Migration { version: 31, name: "in_order", text: include_str!("0031_in_order.sql") },
    Migration { version: 32, name: "records_of_owners", text: include_str!("0032_records_of_owners.sql") },
    Migration { version: 33, name: "beginnings", text: include_str!("0033_beginnings.sql") },
];

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL, \
     checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

statements! {
    APPLIED = "SELECT version, checksum FROM schema_migration ORDER BY version";
    INSERT = "INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)";
}

row! {
    pub struct Applied {
        pub version: i64,
        pub checksum: String,
    }
}

/// How a database compares with this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Current,
    /// `run` brings it here.
    Behind,
}

/// What `run` did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// 0 for an empty database.
    pub from: i64,
    pub to: i64,
    /// The copy made before, on SQLite, if there was anything to lose.
    pub backup: Option<PathBuf>,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MigrationError {
    #[error(
        "the database has schema version {found}, this program knows versions up to {known}: start a newer program"
    )]
    Newer { found: i64, known: i64 },
    #[error("migration {version} is not the one that ran on this database: do not use it with this program")]
    Changed { version: i64 },
    #[error("the copy before migrating could not be made, so nothing was changed: {0}")]
    Backup(String),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The version this program brings a database to.
pub fn version() -> i64 {
    last_version(MIGRATIONS)
}

fn last_version(migrations: &[Migration]) -> i64 {
    migrations.last().map_or(0, |last| last.version)
}

/// Whether nothing was ever set up in it.
pub async fn is_empty(db: &Db) -> Result<bool, MigrationError> {
    Ok(db.fetch(is_migrated(db), Vec::new()).await?.is_empty())
}

/// Whether the database fits this program; `Newer` and `Changed` if it never will.
pub async fn state(db: &Db) -> Result<State, MigrationError> {
    if is_empty(db).await? {
        return Ok(State::Behind);
    }
    let applied: Vec<Applied> = db.fetch_all(APPLIED, Vec::new()).await?;
    Ok(if pending(&applied, MIGRATIONS)?.is_empty() { State::Current } else { State::Behind })
}

fn is_migrated(db: &Db) -> &'static str {
    match &db.driver {
        Driver::Sqlite(_) => dialect::IS_MIGRATED.sqlite,
        Driver::Postgres(_) => dialect::IS_MIGRATED.postgres,
    }
}

/// Brings the database to [`version`]. Two at once are one after the other. On SQLite the file is first copied into
/// `backups` (made if it is not there) when it holds anything and something is to be done.
pub async fn run(settings: &Settings, backups: &Path, now: Instant) -> Result<Migrated, MigrationError> {
    match settings {
        Settings::SqliteFile(path) => {
            let (path, backups) = (path.clone(), backups.to_owned());
            let task = tokio::task::spawn_blocking(move || sqlite::run(&path, &backups, MIGRATIONS, now));
            task.await.map_err(|error| DbError::Other(error.to_string()))?
        }
        Settings::Postgres(url) => postgres::run(url, MIGRATIONS, now).await,
    }
}

/// Which of `migrations` are still to be run on a database where `applied` were.
fn pending<'m>(applied: &[Applied], migrations: &'m [Migration]) -> Result<&'m [Migration], MigrationError> {
    let known = last_version(migrations);
    if let Some(last) = applied.last()
        && last.version > known
    {
        return Err(MigrationError::Newer { found: last.version, known });
    }
    for (applied, migration) in applied.iter().zip(migrations) {
        if applied.version != migration.version || applied.checksum != migration.checksum() {
            return Err(MigrationError::Changed { version: applied.version });
        }
    }
    Ok(&migrations[applied.len().min(migrations.len())..])
}

/// The lines of a migration that one database runs: those under no mark, under `-- both:` and under its own.
fn of(text: &str, own: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut skips = false;
    for line in text.lines() {
        match line {
            "-- both:" => skips = false,
            "-- sqlite:" | "-- postgres:" => skips = line != own,
            _ if skips => {}
            line => {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    kept
}

impl Migration {
    fn for_sqlite(&self) -> String {
        of(self.text, "-- sqlite:")
    }

    fn for_postgres(&self) -> String {
        of(self.text, "-- postgres:")
    }

    fn checksum(&self) -> String {
        hex::encode(Sha256::digest(self.text))
    }

    fn row(&self, now: Instant) -> Vec<crate::db::Datum> {
        crate::row::params![self.version, self.name, self.checksum(), now]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Migrations that were released.
    const FROZEN: [(i64, &str); 1] =
        [(1, "5be5403fae066b1de4bb43bd19dead75d07c333a2b9bf92a9f0a111fd688e3f7")];

    #[test]
    fn each_database_runs_its_own_lines() {
        let text = "a;\n-- sqlite:\nb;\n-- postgres:\nc;\n-- both:\n-- why\nd;\n";
        assert_eq!(of(text, "-- sqlite:"), "a;\nb;\n-- why\nd;\n");
        assert_eq!(of(text, "-- postgres:"), "a;\nc;\n-- why\nd;\n");
    }

    #[test]
    fn what_was_released_never_changes_and_the_rest_follows_in_order() {
        for (migration, (version, checksum)) in MIGRATIONS.iter().zip(FROZEN) {
            assert_eq!((migration.version, migration.checksum().as_str()), (version, checksum));
        }
        assert!(MIGRATIONS.is_sorted_by(|one, next| one.version < next.version));
    }
}
