//! Passwords: argon2id, a few at a time, never on the threads that answer requests.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use model::Entropy;
use tokio::sync::Semaphore;

/// How many hashes run at once: each takes 19 MiB and tens of milliseconds.
const AT_ONCE: usize = 2;
pub const LENGTH_MIN: usize = 10;
pub const LENGTH_MAX: usize = 200;

static GATE: Semaphore = Semaphore::const_new(AT_ONCE);

/// The PHC string to store; `None` only if the machine cannot give the memory.
pub async fn hash(password: String, entropy: &mut Entropy) -> Option<String> {
    let salt = entropy.bytes();
    let _permit = GATE.acquire().await.ok()?;
    tokio::task::spawn_blocking(move || {
        let hashed = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt[..16]).ok()?;
        Some(hashed.to_string())
    })
    .await
    .ok()?
}

/// Takes the same time whether there is a stored hash or not, so that nobody learns which addresses exist.
pub async fn verify(password: String, stored: Option<String>) -> bool {
    let Ok(_permit) = GATE.acquire().await else { return false };
    let check = move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
        let Ok(parsed) = PasswordHash::new(&stored) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known
    };
    tokio::task::spawn_blocking(check).await.unwrap_or(false)
}

/// A hash nobody knows the password of, with the parameters of real ones.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn knows_the_right_password_only() {
        let stored = hash("correct horse".to_owned(), &mut Entropy::from_number(1)).await;
        assert!(stored.as_deref().is_some_and(|text| text.starts_with("$argon2id$")));
        assert!(verify("correct horse".to_owned(), stored.clone()).await);
        assert!(!verify("wrong horse".to_owned(), stored).await);
        assert!(!verify("correct horse".to_owned(), None).await);
    }

    #[test]
    fn the_hash_of_nobody_can_be_checked() {
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
