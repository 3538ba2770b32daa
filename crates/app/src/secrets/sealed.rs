//! Secrets we must be able to read again, such as the password of a mail server: encrypted (ChaCha20-Poly1305) with a
//! key made from the server's own, so that the database alone tells nobody.

use super::{ServerKey, encode};
use base64::Engine as _;
use model::Entropy;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// `about` says whose secret it is: what was sealed about one thing does not open about another.
pub fn seal(key: &ServerKey, about: &[&str], secret: &str, entropy: &mut Entropy) -> Option<String> {
    let nonce: [u8; NONCE_LEN] = entropy.bytes()[..NONCE_LEN].try_into().ok()?;
    let mut bytes = secret.as_bytes().to_vec();
    let aad = Aad::from(bound_to(about));
    cipher(key)?.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut bytes).ok()?;
    Some(encode(&[&nonce[..], &bytes].concat()))
}

/// `None` where it was sealed with another key, about something else, or was changed.
pub fn open(key: &ServerKey, about: &[&str], sealed: &str) -> Option<String> {
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let (nonce, rest) = bytes.split_at_checked(NONCE_LEN)?;
    let mut rest = rest.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let plain = cipher(key)?.open_in_place(nonce, Aad::from(bound_to(about)), &mut rest).ok()?;
    String::from_utf8(plain.to_vec()).ok()
}

fn cipher(key: &ServerKey) -> Option<LessSafeKey> {
    let derived = key.sign("key of sealed secrets", &[]);
    UnboundKey::new(&CHACHA20_POLY1305, &derived).ok().map(LessSafeKey::new)
}

/// Each part with its length before it, so that no two lists read alike.
fn bound_to(about: &[&str]) -> Vec<u8> {
    about.iter().flat_map(|part| [&(part.len() as u64).to_be_bytes()[..], part.as_bytes()].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_with_its_key_about_its_thing_only() {
        let (key, mut entropy) = (ServerKey::new([7; 32]), Entropy::from_number(1));
        let sealed = seal(&key, &["mail", "firm"], "sesame öffne", &mut entropy).unwrap();
        assert!(!sealed.contains("sesame"));
        assert_eq!(open(&key, &["mail", "firm"], &sealed).as_deref(), Some("sesame öffne"));
        assert_eq!(open(&key, &["mailfirm"], &sealed), None);
        assert_eq!(open(&ServerKey::new([8; 32]), &["mail", "firm"], &sealed), None);
        let mut changed = sealed.clone().into_bytes();
        changed[20] ^= 1;
        assert_eq!(open(&key, &["mail", "firm"], &String::from_utf8(changed).unwrap()), None);
        assert_eq!(open(&key, &[], ""), None);
        assert_ne!(seal(&key, &["mail", "firm"], "sesame öffne", &mut entropy).unwrap(), sealed);
    }
}
