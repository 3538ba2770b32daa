//! The only source of randomness: one seed from the operating system at start, a stream of its own for each user.

use model::Entropy;
use std::sync::{Mutex, PoisonError};

#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no randomness: {0}")]
pub struct NoRandomness(String);

/// Hands out streams; no two are alike, and none tells anything about another.
pub struct EntropySource(Mutex<Entropy>);

impl EntropySource {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the operating system")]
    pub fn open() -> Result<Self, NoRandomness> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| NoRandomness(error.to_string()))?;
        Ok(Self(Mutex::new(Entropy::from_seed(seed))))
    }

    pub fn draw(&self) -> Entropy {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fork()
    }
}
