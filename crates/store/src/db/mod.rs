//! The seam over SQLite and PostgreSQL: `fetch` rows, `transact` a list of statements. Never a conversation.

mod datum;
mod error;
mod placeholders;
pub(crate) mod postgres;
pub(crate) mod sqlite;
mod statement;

pub use datum::{Datum, Decode, FromDatum, Row};
pub use error::DbError;
pub use statement::{Expect, Statement};

use std::{path::PathBuf, sync::Arc};

/// Which database, and how much of it.
#[derive(Clone, Debug)]
pub enum Settings {
    /// Made if it is not there; its folder must be.
    SqliteFile(PathBuf),
    /// `postgres://user:password@host/database`, with `sslmode` and `sslrootcert` (a PEM file) as usual.
    Postgres(String),
}

impl Settings {
    /// Where it lies, without what lets in: two settings of one place mean the same database.
    ///
    /// # Errors
    /// `Other` for an address that is none.
    pub fn place(&self) -> Result<String, DbError> {
        match self {
            Self::SqliteFile(_) => Ok("sqlite".to_owned()),
            Self::Postgres(url) => postgres::place(url),
        }
    }
}

/// The database, shared by cloning.
#[derive(Clone)]
pub struct Db {
    pub(crate) driver: Driver,
}

#[derive(Clone)]
pub(crate) enum Driver {
    Sqlite(Arc<sqlite::Sqlite>),
    Postgres(Arc<postgres::Postgres>),
}

impl Db {
    /// Connects. Does not migrate: see `migration`.
    pub async fn open(settings: &Settings) -> Result<Self, DbError> {
        let driver = match settings {
            Settings::SqliteFile(path) => Driver::Sqlite(Arc::new(sqlite::Sqlite::open(path)?)),
            Settings::Postgres(url) => Driver::Postgres(Arc::new(postgres::Postgres::open(url).await?)),
        };
        Ok(Self { driver })
    }

    /// Reads rows. Sees what was committed before, nothing else.
    pub(crate) async fn fetch(&self, sql: &'static str, params: Vec<Datum>) -> Result<Vec<Row>, DbError> {
        crate::queries::note();
        match &self.driver {
            Driver::Sqlite(sqlite) => sqlite.fetch(sql, params).await,
            Driver::Postgres(postgres) => postgres.fetch(sql, params).await,
        }
    }

    /// Writes all of it or nothing, and answers when it is durable.
    pub async fn transact(&self, statements: Vec<Statement>) -> Result<(), DbError> {
        crate::queries::note();
        match &self.driver {
            Driver::Sqlite(sqlite) => sqlite.transact(statements).await,
            Driver::Postgres(postgres) => postgres.transact(statements).await,
        }
    }

    /// Runs one writing statement that returns rows, for claiming work.
    pub(crate) async fn claim(
        &self,
        sql: &crate::dialect::Pair,
        params: Vec<Datum>,
    ) -> Result<Vec<Row>, DbError> {
        crate::queries::note();
        match &self.driver {
            Driver::Sqlite(sqlite) => sqlite.claim(sql.sqlite, params).await,
            Driver::Postgres(postgres) => postgres.fetch_once(sql.postgres, params).await,
        }
    }

    /// Has the database read every statement of the store without running any. Names the first it does not accept.
    pub async fn check_statements(&self) -> Result<(), (&'static str, DbError)> {
        for sql in self.statements() {
            let answer = match &self.driver {
                Driver::Sqlite(sqlite) => sqlite.prepare(sql).await,
                Driver::Postgres(postgres) => postgres.prepare(sql).await,
            };
            answer.map_err(|error| (sql, error))?;
        }
        Ok(())
    }

    /// Every statement of the store as this database reads it.
    pub fn statements(&self) -> Vec<&'static str> {
        let mut all = crate::statements();
        let pairs = crate::dialect::PAIRS.iter().copied().chain(crate::pairs());
        all.extend(pairs.map(|pair| pair.text(self)));
        match &self.driver {
            Driver::Sqlite(_) => all.extend(crate::writer::plan::sqlite_statements()),
            Driver::Postgres(_) => all.extend(crate::writer::postgres::statements()),
        }
        all
    }

    /// Whether the database answers, for `/readyz`.
    pub async fn ping(&self) -> Result<(), DbError> {
        self.fetch("SELECT CAST(1 AS BIGINT)", Vec::new()).await.map(drop)
    }

    pub(crate) async fn fetch_all<T: Decode>(
        &self,
        sql: &'static str,
        params: Vec<Datum>,
    ) -> Result<Vec<T>, DbError> {
        self.fetch(sql, params).await?.iter_mut().map(T::decode).collect()
    }

    /// Reads rows by the text of whichever database this is.
    pub(crate) async fn fetch_pair<T: Decode>(
        &self,
        pair: &'static crate::dialect::Pair,
        params: Vec<Datum>,
    ) -> Result<Vec<T>, DbError> {
        self.fetch_all(pair.text(self), params).await
    }

    pub(crate) async fn fetch_one<T: Decode>(
        &self,
        sql: &'static str,
        params: Vec<Datum>,
    ) -> Result<Option<T>, DbError> {
        self.fetch(sql, params).await?.first_mut().map(T::decode).transpose()
    }
}
