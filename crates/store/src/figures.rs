//! How busy the store is, for whoever watches the server. Numbers only.

use crate::{
    Db, DbError, System,
    db::Driver,
    row::{params, row, statements},
    writer::CommitError,
};
use meters::{Counter, Histogram};
use model::Instant;

/// How many commands one transaction carried.
const SIZES: &[u64] = &[1, 2, 4, 8, 16, 32, 64, 128, 256];

/// What the flow writer has done since it started.
#[derive(Debug)]
pub struct Writing {
    /// Commands that were written.
    pub commits: Counter,
    /// Beaten by a faster writer, and decided again.
    pub lost: Counter,
    /// Not written: the database was away, busy or full.
    pub failed: Counter,
    /// Commands by transaction.
    pub sizes: Histogram,
}

impl Default for Writing {
    fn default() -> Self {
        let (commits, lost, failed) = (Counter::default(), Counter::default(), Counter::default());
        Self { commits, lost, failed, sizes: Histogram::new(SIZES) }
    }
}

impl Writing {
    /// What became of the flows of one transaction.
    pub(crate) fn count<'e>(&self, outcomes: impl Iterator<Item = Option<&'e CommitError>>) {
        let mut size = 0;
        for outcome in outcomes {
            size += 1;
            match outcome {
                None => self.commits.add(1),
                Some(CommitError::Lost) => self.lost.add(1),
                Some(CommitError::Db(_)) => self.failed.add(1),
            }
        }
        if size > 0 {
            self.sizes.record(size);
        }
    }
}

/// Ways to the database, at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Connections {
    pub open: u64,
    /// Of those, how many have nothing to do.
    pub idle: u64,
    /// Queries that wait for one.
    pub waiting: u64,
}

row! {
    /// Mails and other effects that are on their way.
    pub struct Waiting {
        pub waiting: i64,
        pub failed: i64,
        /// Of what waits.
        pub oldest_at: Option<Instant>,
    }
}

statements! {
    // Each number from an index of its own: what was delivered, which is nearly all, is not looked at.
    OUTBOX = "SELECT (SELECT COUNT(*) FROM outbox WHERE kind IN ('mail', 'reminder', 'start') AND done_at IS NULL \
        AND failed_at IS NULL), (SELECT COUNT(*) FROM outbox WHERE failed_at IS NOT NULL AND failed_at >= 0), \
        (SELECT MIN(created_at) FROM outbox WHERE kind IN ('mail', 'reminder', 'start') AND done_at IS NULL \
        AND failed_at IS NULL)";
    SESSIONS = "SELECT COUNT(*) FROM session WHERE expires_at > $1";
}

pub async fn outbox(db: &Db, _: &System) -> Result<Waiting, DbError> {
    let found = db.fetch_one(OUTBOX, Vec::new()).await?;
    Ok(found.unwrap_or(Waiting { waiting: 0, failed: 0, oldest_at: None }))
}

/// Members signed in.
pub async fn sessions(db: &Db, _: &System, now: Instant) -> Result<i64, DbError> {
    db.fetch(SESSIONS, params![now]).await?.first_mut().map_or(Ok(0), crate::db::Row::take)
}

pub fn connections(db: &Db) -> Connections {
    match &db.driver {
        Driver::Sqlite(sqlite) => sqlite.connections(),
        Driver::Postgres(postgres) => postgres.connections(),
    }
}
