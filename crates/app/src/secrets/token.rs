//! Random tokens: sessions, API keys, one-time links. The store keeps only their hashes.

use super::{ServerKey, encode};
use model::{Entropy, Id};
use sha2::{Digest, Sha256};

/// 256 random bits; shown once to whoever it is for.
pub fn draw(entropy: &mut Entropy) -> String {
    encode(&entropy.bytes())
}

/// An API key, recognisable by people and by scanners of leaked secrets.
pub fn draw_api_key(entropy: &mut Entropy) -> String {
    format!("baton_{}", draw(entropy))
}

/// The token of a link that can be mailed: made from the link's id by our key, so that neither the database nor the
/// outbox holds it and the mail is written from the reference alone.
pub fn of(key: &ServerKey, link: &Id) -> String {
    encode(&key.sign("one-time link", &[link.as_str()]))
}

/// What is stored of a token. Tokens are long and random, so a plain hash is enough.
pub fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
