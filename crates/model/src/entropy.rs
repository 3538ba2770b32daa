//! Randomness as an argument: one secret seed in, any number of ids and salts out.

use sha2::{Digest, Sha256};

/// A stream of unpredictable bytes expanded from one 32-byte seed (SHA-256 in counter mode).
/// The seed comes from the operating system in `server` and from a number in tests. It is never stored:
/// whoever has it can rebuild every salt drawn from it.
#[derive(Clone)]
pub struct Entropy {
    seed: [u8; 32],
    drawn: u64,
}

impl Entropy {
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self { seed, drawn: 0 }
    }

    /// A repeatable stream for tests, simulation and demo data.
    pub fn from_number(number: u64) -> Self {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&number.to_le_bytes());
        Self::from_seed(seed)
    }

    /// The next 32 bytes.
    pub fn bytes(&mut self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.seed);
        hasher.update(self.drawn.to_le_bytes());
        self.drawn += 1;
        hasher.finalize().into()
    }

    /// A stream of its own, so that two users of one seed cannot draw the same bytes.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self::from_seed(self.bytes())
    }
}

impl std::fmt::Debug for Entropy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entropy(…)")
    }
}
