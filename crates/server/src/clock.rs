//! The only real clock, and the only real waiting.

use model::Instant;
use std::{
    pin::Pin,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Resolves when the time is over.
pub type Wait = Pin<Box<tokio::time::Sleep>>;

#[expect(clippy::disallowed_methods, reason = "this is the one place that really waits")]
pub fn wait(duration: Duration) -> Wait {
    Box::pin(tokio::time::sleep(duration))
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
