//! Takes moves of running flows to another version of their template further.

use crate::Worker;
use app::Problem;
use model::{Entropy, Instant};

/// How many flows were looked at.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    app::moves::go_on(&worker.app, now, entropy).await
}
