//! Carries out what records ask for: telling their flows, and what steps of flows do to them.

use crate::{Worker, starts};
use app::{Problem, records::errands::KIND};
use model::{Entropy, Instant};

/// How many errands were done.
///
/// # Errors
/// Storage that cannot be reached; what was done stays done.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    starts::carry_out_all(worker, KIND, (now, entropy)).await
}
