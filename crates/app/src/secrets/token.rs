//! Random tokens: sessions, API keys, one-time links. The store keeps only their hashes.

use super::encode;
use model::Entropy;
use sha2::{Digest, Sha256};

/// 256 random bits; shown once to whoever it is for.
pub fn draw(entropy: &mut Entropy) -> String {
    encode(&entropy.bytes())
}

/// An API key, recognisable by people and by scanners of leaked secrets.
pub fn draw_api_key(entropy: &mut Entropy) -> String {
    format!("baton_{}", draw(entropy))
}

/// What is stored of a token. Tokens are long and random, so a plain hash is enough.
pub fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
