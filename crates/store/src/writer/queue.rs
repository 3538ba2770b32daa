//! Commits waiting for PostgreSQL, and the few tasks that carry them there in batches.

use super::{BATCH_MAX, CommitError, plan::Plan, postgres};
use crate::{DbError, db::postgres::Postgres, figures::Writing};
use model::Id;
use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{Notify, oneshot},
    time::timeout,
};

/// Batches in flight at once.
const LANES: usize = 2;
/// So many must wait before a second batch is sent beside the first. What a batch costs the database is half its own and
/// half that of its rows: fewer are better off in the next.
const CROWD: usize = 128;
/// How long few wait for the batch under way: what holds that up does not hold up them.
const HOLD: Duration = Duration::from_millis(50);

struct Job {
    plan: Plan,
    answer: oneshot::Sender<Result<(), CommitError>>,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    /// Flows in a batch that is not answered yet; no second batch may carry them.
    in_flight: HashSet<Id>,
    /// Under way.
    batches: usize,
    /// Ever sent.
    sent: u64,
    closed: bool,
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Notify,
}

/// Dropping it ends the tasks once everything queued is written.
pub(super) struct Handle {
    queue: Arc<Queue>,
    pub(super) writing: Arc<Writing>,
}

pub(super) fn start(postgres: &Arc<Postgres>) -> Handle {
    let queue = Arc::new(Queue::default());
    let writing = Arc::new(Writing::default());
    for _ in 0..LANES {
        tokio::spawn(carry(Arc::clone(&queue), Arc::clone(postgres), Arc::clone(&writing)));
    }
    Handle { queue, writing }
}

impl Handle {
    pub(super) async fn commit(&self, plan: Plan) -> Result<(), CommitError> {
        let (answer, answered) = oneshot::channel();
        self.queue.lock().jobs.push_back(Job { plan, answer });
        self.queue.changed.notify_one();
        answered
            .await
            .unwrap_or_else(|_| Err(DbError::Unavailable("the flow writer has stopped".into()).into()))
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.queue.lock().closed = true;
        self.queue.changed.notify_waiters();
        self.queue.changed.notify_one();
    }
}

async fn carry(queue: Arc<Queue>, postgres: Arc<Postgres>, writing: Arc<Writing>) {
    let mut is_late = false;
    loop {
        let (jobs, closed) = queue.lock().take_batch(is_late);
        is_late = false;
        if !jobs.is_empty() {
            deliver(&queue, &postgres, jobs, &writing).await;
        } else if closed {
            queue.changed.notify_one();
            return;
        } else {
            is_late = queue.wait().await;
        }
    }
}

async fn deliver(queue: &Queue, postgres: &Postgres, jobs: Vec<Job>, writing: &Writing) {
    let (batch, senders): (Vec<Plan>, Vec<_>) = jobs.into_iter().map(|job| (job.plan, job.answer)).unzip();
    let answers = postgres::commit(postgres, &batch).await;
    writing.count(answers.iter().map(|answer| answer.as_ref().err()));
    let more = {
        let mut waiting = queue.lock();
        waiting.batches -= 1;
        for plan in &batch {
            waiting.in_flight.remove(&plan.flow);
        }
        !waiting.jobs.is_empty()
    };
    if more {
        queue.changed.notify_one();
    }
    for (sender, answer) in senders.into_iter().zip(answers) {
        // Whoever asked may have gone; the commit stands all the same.
        let _ = sender.send(answer);
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until something has changed; whether instead the batch under way takes too long for those that wait behind it.
    async fn wait(&self) -> bool {
        let (is_behind, batch) = {
            let waiting = self.lock();
            (waiting.is_behind(waiting.sent), waiting.sent)
        };
        if !is_behind {
            self.changed.notified().await;
            return false;
        }
        let changed = async {
            loop {
                self.changed.notified().await;
                if !self.lock().is_behind(batch) {
                    return;
                }
            }
        };
        timeout(HOLD, changed).await.is_err()
    }
}

impl Waiting {
    /// Few wait, and for this batch.
    fn is_behind(&self, batch: u64) -> bool {
        let few = 1..CROWD;
        !self.closed && self.batches > 0 && self.sent == batch && few.contains(&self.jobs.len())
    }

    /// Takes up to a batch of jobs in order of flow (two nodes then lock alike), leaving those whose flow is under way;
    /// none while a batch is under way and few wait, unless it `is_late`.
    fn take_batch(&mut self, is_late: bool) -> (Vec<Job>, bool) {
        if self.batches > 0 && self.jobs.len() < CROWD && !is_late {
            return (Vec::new(), self.closed);
        }
        let mut batch = Vec::with_capacity(self.jobs.len().min(BATCH_MAX));
        let mut left = VecDeque::new();
        while let Some(job) = self.jobs.pop_front() {
            if batch.len() < BATCH_MAX && self.in_flight.insert(job.plan.flow.clone()) {
                batch.push(job);
            } else {
                left.push_back(job);
            }
        }
        self.jobs = left;
        self.batches += usize::from(!batch.is_empty());
        self.sent += u64::from(!batch.is_empty());
        batch.sort_by(|a: &Job, b: &Job| a.plan.flow.cmp(&b.plan.flow));
        (batch, self.closed)
    }
}
