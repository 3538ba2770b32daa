//! The only source of randomness: the operating system.

use model::Entropy;

#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no randomness: {0}")]
pub struct NoRandomness(String);

/// A fresh seed from the operating system.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the operating system")]
pub fn fresh() -> Result<Entropy, NoRandomness> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| NoRandomness(error.to_string()))?;
    Ok(Entropy::from_seed(seed))
}
