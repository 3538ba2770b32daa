//! The flow writer: whatever commits have queued become one transaction, each answered after it is durable.
//! Who is beaten by a faster writer loses alone; nobody else in the batch is touched.

mod batch_text;
mod commit;
pub(crate) mod plan;
pub(crate) mod postgres;
mod queue;
mod tables;

pub use commit::{AssignmentClosure, CommitError, Committed, FileKept, FlowCommit, LogEntry};

use crate::{
    Db,
    db::{Driver, sqlite::Sqlite},
    figures::Writing,
};
use plan::Plan;
use std::sync::Arc;

/// Most flows in one transaction.
pub(crate) const BATCH_MAX: usize = 256;

/// The process's one way to write flows, shared by cloning.
#[derive(Clone)]
pub struct FlowWriter {
    lane: Lane,
}

#[derive(Clone)]
enum Lane {
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<queue::Handle>),
}

impl FlowWriter {
    /// Must be called inside a tokio runtime.
    pub fn start(db: &Db) -> Self {
        let lane = match &db.driver {
            Driver::Sqlite(sqlite) => Lane::Sqlite(Arc::clone(sqlite)),
            Driver::Postgres(postgres) => Lane::Postgres(Arc::new(queue::start(postgres))),
        };
        Self { lane }
    }

    /// What was written since the start, on PostgreSQL by this writer, on SQLite by all of this process.
    pub fn writing(&self) -> &Writing {
        match &self.lane {
            Lane::Sqlite(sqlite) => &sqlite.writing,
            Lane::Postgres(queue) => &queue.writing,
        }
    }

    /// Writes one command of one flow, with all that belongs to it, or nothing of it.
    pub async fn commit(&self, commit: FlowCommit) -> Result<Committed, CommitError> {
        crate::queries::note();
        let seq = commit.expected_seq + 1;
        let plan = Plan::of(commit);
        match &self.lane {
            Lane::Sqlite(sqlite) => sqlite.commit(plan).await?,
            Lane::Postgres(queue) => queue.commit(plan).await?,
        }
        Ok(Committed { seq })
    }
}
