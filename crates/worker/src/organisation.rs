//! The organisation as remembered, compared with the store: another process may have changed it.

use crate::Worker;
use app::{Problem, organisations};

/// Says 1 where it had changed.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tick(worker: &Worker) -> Result<usize, Problem> {
    Ok(usize::from(organisations::refresh(&worker.app).await?))
}
