//! Running flows learn which calendars are theirs now; public holidays of the years to come appear.

use crate::Worker;
use app::{Problem, calendars};
use model::{Entropy, Instant};

/// How many flows were told.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tick(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    calendars::tell(&worker.app, now, entropy).await
}

/// How many calendars have other holidays now. Once a day is enough.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn refresh(worker: &Worker, now: Instant, entropy: Entropy) -> Result<usize, Problem> {
    calendars::refresh_holidays(&worker.app, now, entropy).await
}
