//! Word between processes that share a PostgreSQL: short texts, heard by whoever listens at that moment.
//! Never in them: values, names, anything a wiretap should not read. Losing one must do no harm.

use crate::{Db, DbError, db::Driver, dialect, row::params};

/// Longest text PostgreSQL carries (8000 bytes, with its end).
pub const BYTES_MAX: usize = 7_900;

/// A connection of its own on which the words of others arrive.
pub struct Hearing(crate::db::postgres::Hearing);

impl Hearing {
    /// The next text anybody told, this process included.
    ///
    /// # Errors
    /// `Unavailable` when the connection is gone; what was told meanwhile is lost.
    pub async fn next(&mut self) -> Result<String, DbError> {
        self.0.next().await
    }
}

/// Whether other processes may write to the same database while this one runs.
pub fn is_shared(db: &Db) -> bool {
    matches!(db.driver, Driver::Postgres(_))
}

/// Tells everybody who hears; on SQLite there is nobody.
pub async fn tell(db: &Db, text: &str) -> Result<(), DbError> {
    match &db.driver {
        Driver::Sqlite(_) => Ok(()),
        Driver::Postgres(postgres) => {
            postgres.fetch_once(dialect::TELL.postgres, params![text]).await.map(drop)
        }
    }
}

/// `None` on SQLite.
pub async fn hear(db: &Db) -> Result<Option<Hearing>, DbError> {
    match &db.driver {
        Driver::Sqlite(_) => Ok(None),
        Driver::Postgres(postgres) => {
            postgres.hear(dialect::CHANNEL).await.map(|hearing| Some(Hearing(hearing)))
        }
    }
}
