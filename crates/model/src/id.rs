//! Identifiers: 26 characters, sortable by time of making, unguessable in their last 16.

use crate::{Entropy, Instant};
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Name of one row, anywhere: 48 bits of milliseconds and 80 random bits in Crockford's base 32, lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Arc<str>);

impl Id {
    pub fn new(now: Instant, entropy: &mut Entropy) -> Self {
        let millis = u128::try_from(now.0.max(0) / 1_000).unwrap_or(0) & 0xffff_ffff_ffff;
        let drawn = entropy.bytes();
        let mut number = millis;
        for byte in &drawn[..10] {
            number = (number << 8) | u128::from(*byte);
        }
        let mut text = [0u8; 26];
        for (place, slot) in text.iter_mut().enumerate() {
            let shift = 5 * (25 - place);
            *slot = ALPHABET[usize::try_from((number >> shift) & 31).unwrap_or(0)];
        }
        Self(String::from_utf8_lossy(&text).into())
    }

    /// Takes an id from outside as it is; whether such a row exists is the store's answer.
    pub fn given(text: &str) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
