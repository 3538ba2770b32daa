//! Takes acts for many records further.

use crate::Worker;
use app::Problem;
use model::{Entropy, Instant};

/// How many pieces were done.
///
/// # Errors
/// Storage that cannot be reached; what was done stays done.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    app::bulk::go_on(&worker.app, now, entropy).await
}
