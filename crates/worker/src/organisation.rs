//! The organisation as remembered, compared with the store: another process may have changed it. Its first steps are
//! put away once they are done.

use crate::Worker;
use app::{Problem, organisations, setup};
use model::{Entropy, Instant};

/// Says 1 where it had changed, 1 more where its first steps were put away.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    let changed = organisations::refresh(&worker.app).await?;
    let settled = setup::settle(&worker.app, now, entropy).await?;
    Ok(usize::from(changed) + usize::from(settled))
}
