//! Flows learn who goes away and who is back.

use crate::Worker;
use app::{Problem, absences};
use model::{Entropy, Instant};

/// How many flows learned something.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    absences::tell(&worker.app, &worker.absences, now, entropy).await
}
