//! What proves something to us: the server's key, link tokens, form nonces, random tokens, passwords.
//! Nothing in here is ever stored as it is, save the key, which lives in a file of its own; what must be read again is
//! stored sealed.

pub mod code;
pub mod link_token;
pub mod nonce;
pub mod password;
pub mod sealed;
pub mod token;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The server's key. Whoever has it can make links and nonces; it never leaves the process.
#[derive(Clone)]
pub struct ServerKey([u8; 32]);

impl ServerKey {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// HMAC-SHA-256 over the parts, each with its length before it, so that no two lists of parts sign alike.
    fn sign(&self, purpose: &str, parts: &[&str]) -> [u8; 32] {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return [0; 32];
        };
        for part in std::iter::once(&purpose).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }

    fn signed(&self, purpose: &str, parts: &[&str], signature: &str) -> bool {
        use subtle::ConstantTimeEq;
        let expected = encode(&self.sign(purpose, parts)[..16]);
        expected.as_bytes().ct_eq(signature.as_bytes()).into()
    }
}

impl std::fmt::Debug for ServerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerKey(…)")
    }
}

/// Base 64 for addresses, without padding.
fn encode(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}
