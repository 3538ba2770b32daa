//! Reader threads: each query sees what was committed when it began.

use super::{connect_for_reading, db_error, session::Session};
use crate::{
    db::{Datum, DbError, Row},
    figures::Connections,
};
use rusqlite::Connection;
use std::{
    collections::VecDeque,
    path::Path,
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread::JoinHandle,
};
use tokio::sync::oneshot;

const READERS_MAX: usize = 8;
/// Of all readers: most of what lists read, where a hundred thousand flows are stored.
const CACHE_KIB: usize = 96 * 1024;

struct Job {
    sql: &'static str,
    params: Vec<Datum>,
    answer: oneshot::Sender<Result<Vec<Row>, DbError>>,
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    /// Threads without one.
    idle: usize,
    closed: bool,
}

pub(super) struct Readers {
    queue: Arc<Queue>,
    threads: Vec<JoinHandle<()>>,
}

impl Readers {
    pub(super) fn start(path: &Path) -> Result<Self, DbError> {
        let queue = Arc::new(Queue::default());
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let mut threads = Vec::new();
        let readers = cores.clamp(2, READERS_MAX);
        for number in 0..readers {
            let connection = connect_for_reading(path)?;
            let cache = format!("PRAGMA cache_size = -{}", CACHE_KIB / readers);
            connection.execute_batch(&cache).map_err(|error| db_error(&error))?;
            let queue = Arc::clone(&queue);
            let thread = std::thread::Builder::new()
                .name(format!("sqlite-reader-{number}"))
                .spawn(move || run(&connection, &queue))
                .map_err(|error| DbError::Other(error.to_string()))?;
            threads.push(thread);
        }
        Ok(Self { queue, threads })
    }

    pub(super) async fn fetch(&self, sql: &'static str, params: Vec<Datum>) -> Result<Vec<Row>, DbError> {
        let (answer, answered) = oneshot::channel();
        self.queue.waiting.lock().unwrap_or_else(PoisonError::into_inner).jobs.push_back(Job {
            sql,
            params,
            answer,
        });
        self.queue.changed.notify_one();
        answered.await.unwrap_or_else(|_| Err(DbError::Unavailable("the database reader has stopped".into())))
    }

    pub(super) fn connections(&self) -> Connections {
        let waiting = self.queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = u64::try_from(waiting.idle).unwrap_or(0);
        Connections { open: self.threads.len() as u64, idle, waiting: waiting.jobs.len() as u64 }
    }

    pub(super) fn stop(&mut self) {
        self.queue.waiting.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.queue.changed.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn run(connection: &Connection, queue: &Queue) {
    let mut session = Session::new(connection);
    while let Some(Job { sql, params, answer }) = queue.next() {
        if !answer.is_closed() {
            let _ = answer.send(session.query(sql, &params));
        }
    }
}

impl Queue {
    fn next(&self) -> Option<Job> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(job) = waiting.jobs.pop_front() {
                return Some(job);
            }
            if waiting.closed {
                return None;
            }
            waiting.idle += 1;
            waiting = self.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
            waiting.idle -= 1;
        }
    }
}
