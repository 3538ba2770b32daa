//! The writer thread: takes what has queued, runs it as one transaction with a savepoint each, answers after COMMIT.

use super::session::Session;
use crate::{
    db::{Datum, DbError, Row, Statement},
    writer::{BATCH_MAX, CommitError, plan, plan::Plan},
};
use rusqlite::Connection;
use std::sync::mpsc::Receiver;
use tokio::sync::oneshot::Sender;

pub(super) enum Job {
    Transact {
        statements: Vec<Statement>,
        answer: Sender<Result<(), DbError>>,
    },
    Claim {
        sql: &'static str,
        params: Vec<Datum>,
        answer: Sender<Result<Vec<Row>, DbError>>,
    },
    Commit {
        plan: Plan,
        answer: Sender<Result<(), CommitError>>,
    },
    /// Runs nothing.
    Prepare {
        sql: &'static str,
        answer: Sender<Result<(), DbError>>,
    },
}

/// A job that has run, and what to tell its caller once the batch is durable.
enum Done {
    Transact(Sender<Result<(), DbError>>, Result<(), DbError>),
    Claim(Sender<Result<Vec<Row>, DbError>>, Result<Vec<Row>, DbError>),
    Commit(Sender<Result<(), CommitError>>, Result<(), CommitError>),
}

pub(super) fn run(connection: &Connection, queue: &Receiver<Job>) {
    let mut session = Session::new(connection);
    let mut jobs = Vec::with_capacity(BATCH_MAX);
    while let Ok(first) = queue.recv() {
        jobs.push(first);
        while jobs.len() < BATCH_MAX
            && let Ok(job) = queue.try_recv()
        {
            jobs.push(job);
        }
        run_batch(&mut session, &mut jobs);
    }
}

fn run_batch(session: &mut Session<'_>, jobs: &mut Vec<Job>) {
    let begun = session.execute("BEGIN IMMEDIATE", &[]);
    let mut failure = begun.err();
    let mut done = Vec::with_capacity(jobs.len());
    for job in jobs.drain(..) {
        let outcome = match &failure {
            None => job.run(session),
            Some(error) => job.refuse(error),
        };
        if failure.is_none() && !session.is_in_transaction() {
            failure = Some(outcome.error().unwrap_or(DbError::Full));
        }
        done.push(outcome);
    }
    if failure.is_none() {
        failure = session.execute("COMMIT", &[]).err();
    }
    if session.is_in_transaction() {
        let _ = session.execute("ROLLBACK", &[]);
    }
    for outcome in done {
        outcome.tell(failure.as_ref());
    }
}

impl Job {
    fn run(self, session: &mut Session<'_>) -> Done {
        match self {
            Self::Transact { statements, answer } => {
                Done::Transact(answer, apart(session, |session| transact(session, &statements)))
            }
            Self::Claim { sql, params, answer } => {
                Done::Claim(answer, apart(session, |session| session.query(sql, &params)))
            }
            Self::Prepare { sql, answer } => Done::Transact(answer, session.prepare(sql)),
            Self::Commit { plan, answer } => {
                Done::Commit(answer, apart(session, |session| commit(session, &plan)))
            }
        }
    }

    fn refuse(self, error: &DbError) -> Done {
        match self {
            Self::Transact { answer, .. } | Self::Prepare { answer, .. } => {
                Done::Transact(answer, Err(error.clone()))
            }
            Self::Claim { answer, .. } => Done::Claim(answer, Err(error.clone())),
            Self::Commit { answer, .. } => Done::Commit(answer, Err(error.clone().into())),
        }
    }
}

/// Runs one job so that its failure undoes it alone.
fn apart<T, E: From<DbError>>(
    session: &mut Session<'_>,
    job: impl FnOnce(&mut Session<'_>) -> Result<T, E>,
) -> Result<T, E> {
    session.execute("SAVEPOINT job", &[])?;
    let outcome = job(session);
    if session.is_in_transaction() {
        if outcome.is_err() {
            session.execute("ROLLBACK TO job", &[])?;
        }
        session.execute("RELEASE job", &[])?;
    }
    outcome
}

fn transact(session: &mut Session<'_>, statements: &[Statement]) -> Result<(), DbError> {
    for (place, statement) in statements.iter().enumerate() {
        let rows = session.execute(statement.sql, &statement.params)?;
        statement.check(place, rows)?;
    }
    Ok(())
}

fn commit(session: &mut Session<'_>, plan: &Plan) -> Result<(), CommitError> {
    if session.execute(&plan::SQLITE_LOG, &plan.log)? == 0 {
        return Err(CommitError::Lost);
    }
    for (table, data) in &plan.rows {
        session.execute(&plan::SQLITE_ROWS[*table], data)?;
    }
    Ok(())
}

impl Done {
    fn error(&self) -> Option<DbError> {
        match self {
            Self::Transact(_, Err(error))
            | Self::Claim(_, Err(error))
            | Self::Commit(_, Err(CommitError::Db(error))) => Some(error.clone()),
            _ => None,
        }
    }

    /// A failed batch fails everybody in it, losers too: what they lost to may not be there.
    fn tell(self, failure: Option<&DbError>) {
        // Whoever asked may have gone; what was written stands all the same.
        match (self, failure) {
            (Self::Transact(answer, outcome), None) => drop(answer.send(outcome)),
            (Self::Transact(answer, _), Some(error)) => drop(answer.send(Err(error.clone()))),
            (Self::Claim(answer, outcome), None) => drop(answer.send(outcome)),
            (Self::Claim(answer, _), Some(error)) => drop(answer.send(Err(error.clone()))),
            (Self::Commit(answer, outcome), None) => drop(answer.send(outcome)),
            (Self::Commit(answer, _), Some(error)) => drop(answer.send(Err(error.clone().into()))),
        }
    }
}
