//! Tells flows whose time has come what time it is.

use crate::Worker;
use app::Problem;
use model::{Entropy, Instant};

/// How many flows were told.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    app::flows::tick(&worker.app, now, entropy).await
}
