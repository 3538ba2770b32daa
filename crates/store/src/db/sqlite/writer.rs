//! The writer thread: takes what has queued, runs it as one transaction, answers after COMMIT.

use super::session::Session;
use crate::{
    db::{Datum, DbError, Row, Statement},
    figures::Writing,
    writer::{BATCH_MAX, CommitError, plan, plan::Plan},
};
use rusqlite::Connection;
use std::sync::mpsc::Receiver;
use tokio::sync::oneshot::Sender;

/// Rows are there for claims only.
pub(super) type Outcome = Result<Vec<Row>, CommitError>;

pub(super) struct Job {
    pub(super) work: Work,
    pub(super) answer: Sender<Outcome>,
}

pub(super) enum Work {
    Transact(Vec<Statement>),
    Claim(&'static str, Vec<Datum>),
    Commit(Plan),
    /// Runs nothing.
    Prepare(&'static str),
}

pub(super) fn run(connection: &Connection, queue: &Receiver<Job>, writing: &Writing) {
    let mut session = Session::new(connection);
    while let Ok(first) = queue.recv() {
        let mut jobs = vec![first];
        while jobs.len() < BATCH_MAX
            && let Ok(job) = queue.try_recv()
        {
            jobs.push(job);
        }
        let outcomes = write(&mut session, &jobs);
        count(&jobs, &outcomes, writing);
        for (job, outcome) in jobs.into_iter().zip(outcomes) {
            // Whoever asked may have gone; what was written stands all the same.
            let _ = job.answer.send(outcome);
        }
    }
}

fn count(jobs: &[Job], outcomes: &[Outcome], writing: &Writing) {
    let flows = jobs.iter().zip(outcomes).filter(|(job, _)| matches!(job.work, Work::Commit(_)));
    writing.count(flows.map(|(_, outcome)| outcome.as_ref().err()));
}

/// Hardly anything fails, and a savepoint each would cost a copy of every page touched. So first all together; if
/// that fails nothing of it is there, and all run again, each apart.
fn write(session: &mut Session<'_>, jobs: &[Job]) -> Vec<Outcome> {
    let outcomes = match together(session, jobs) {
        Err(error) if jobs.len() == 1 || error == DbError::Busy => Err(error),
        Err(_) => transaction(session, |session| each_apart(session, jobs)),
        outcomes => outcomes,
    };
    // A failed transaction fails everybody in it, losers too: what they lost to may not be there.
    outcomes.unwrap_or_else(|error| jobs.iter().map(|_| Err(error.clone().into())).collect())
}

fn together(session: &mut Session<'_>, jobs: &[Job]) -> Result<Vec<Outcome>, DbError> {
    transaction(session, |session| {
        let outcome = |job: &Job| match job.work.run(session) {
            Err(CommitError::Db(error)) => Err(error),
            outcome => Ok(outcome),
        };
        jobs.iter().map(outcome).collect()
    })
}

/// A failure undoes one job, unless it ended the transaction, as a full or failing disk does.
fn each_apart(session: &mut Session<'_>, jobs: &[Job]) -> Result<Vec<Outcome>, DbError> {
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        session.execute("SAVEPOINT job", &[])?;
        let outcome = job.work.run(session);
        if let Err(CommitError::Db(error)) = &outcome {
            if !session.is_in_transaction() {
                return Err(error.clone());
            }
            session.execute("ROLLBACK TO job", &[])?;
        }
        session.execute("RELEASE job", &[])?;
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn transaction<T>(
    session: &mut Session<'_>,
    work: impl FnOnce(&mut Session<'_>) -> Result<T, DbError>,
) -> Result<T, DbError> {
    session.execute("BEGIN IMMEDIATE", &[])?;
    let outcome = work(session).and_then(|outcome| session.execute("COMMIT", &[]).map(|_| outcome));
    if session.is_in_transaction() {
        session.execute("ROLLBACK", &[])?;
    }
    outcome
}

impl Work {
    fn run(&self, session: &mut Session<'_>) -> Outcome {
        match self {
            Self::Transact(statements) => {
                for (place, statement) in statements.iter().enumerate() {
                    let rows = session.execute(statement.sql, &statement.params)?;
                    statement.check(place, rows)?;
                }
            }
            Self::Claim(sql, params) => return Ok(session.query(sql, params)?),
            Self::Prepare(sql) => session.prepare(sql)?,
            Self::Commit(plan) => {
                if session.execute(&plan::SQLITE_LOG, &plan.log)? == 0 {
                    return Err(CommitError::Lost);
                }
                for (table, data) in &plan.rows {
                    session.execute(&plan::SQLITE_ROWS[*table], data)?;
                }
            }
        }
        Ok(Vec::new())
    }
}
