//! Takes imports of records further.

use crate::Worker;
use app::Problem;
use model::{Entropy, Instant};

/// How many rows were looked at.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    app::imports::go_on(&worker.app, &worker.imports, now, entropy).await
}
