//! Passwords: argon2id, a few at a time, never on the threads that answer requests.

use crate::problem::Problem;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use model::Entropy;
use tokio::sync::{Semaphore, SemaphorePermit};

/// How many hashes run at once: each takes 19 MiB and tens of milliseconds.
const AT_ONCE: usize = 2;
/// How many may wait for their turn, a few seconds at most; whoever comes then is asked to come back.
const WAITING_MAX: usize = 30;
pub const LENGTH_MIN: usize = 10;
pub const LENGTH_MAX: usize = 200;

/// Of this process: the memory it guards is the machine's.
static GATE: Gate = Gate::new(AT_ONCE, WAITING_MAX);

/// Lets a few in at once and a few more wait.
struct Gate {
    inside: Semaphore,
    inside_or_waiting: Semaphore,
}

impl Gate {
    const fn new(at_once: usize, waiting_max: usize) -> Self {
        Self {
            inside: Semaphore::const_new(at_once),
            inside_or_waiting: Semaphore::const_new(at_once + waiting_max),
        }
    }

    /// Held until the work is done.
    ///
    /// # Errors
    /// `TooMany`: too many wait already.
    async fn enter(&self) -> Result<(SemaphorePermit<'_>, SemaphorePermit<'_>), Problem> {
        let busy = || Problem::TooMany { wait_minutes: 1 };
        let place = self.inside_or_waiting.try_acquire().map_err(|_| busy())?;
        Ok((self.inside.acquire().await.map_err(|_| busy())?, place))
    }

    /// Does the work when its turn comes. Whoever goes away meanwhile leaves it running, so it keeps its place to its end:
    /// else strangers who hang up would start as many as they like. `None` where it panicked.
    ///
    /// # Errors
    /// As [`Gate::enter`].
    async fn work<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Option<T>, Problem> {
        let place = self.enter().await?;
        let task = tokio::task::spawn_blocking(move || {
            let _place = place;
            work()
        });
        Ok(task.await.ok())
    }
}

/// The PHC string to store.
///
/// # Errors
/// `TooMany` where too many wait already, `Broken` where the machine cannot give the memory.
pub async fn hash(password: String, entropy: &mut Entropy) -> Result<String, Problem> {
    let salt = entropy.bytes();
    let hashed = GATE.work(move || {
        let hashed = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt[..16]).ok()?;
        Some(hashed.to_string())
    });
    hashed.await?.flatten().ok_or_else(|| Problem::broken("no memory for a password hash"))
}

/// Takes the same time whether there is a stored hash or not, so that nobody learns which addresses exist.
///
/// # Errors
/// `TooMany` where too many wait already.
pub async fn verify(password: String, stored: Option<String>) -> Result<bool, Problem> {
    let check = move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
        let Ok(parsed) = PasswordHash::new(&stored) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known
    };
    Ok(GATE.work(check).await?.unwrap_or(false))
}

/// A hash nobody knows the password of, with the parameters of real ones.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn knows_the_right_password_only() {
        let stored = hash("correct horse".to_owned(), &mut Entropy::from_number(1)).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        for (password, stored, right) in [
            ("correct horse", Some(stored.clone()), true),
            ("wrong horse", Some(stored), false),
            ("correct horse", None, false),
        ] {
            assert_eq!(verify(password.to_owned(), stored).await.unwrap(), right, "{password}");
        }
    }

    #[tokio::test]
    async fn a_few_work_a_few_wait_and_the_rest_come_back() {
        let gate = Gate::new(1, 1);
        let inside = gate.enter().await.unwrap();
        let mut waiting = Box::pin(gate.enter());
        assert!(futures::poll!(&mut waiting).is_pending());
        assert!(matches!(gate.enter().await, Err(Problem::TooMany { .. })));
        drop(inside);
        assert!(waiting.await.is_ok());
        assert!(gate.enter().await.is_ok());
    }

    #[tokio::test]
    async fn whoever_hangs_up_keeps_the_place_until_the_work_is_done() {
        static GATE: Gate = Gate::new(1, 1);
        let (go_on, told) = std::sync::mpsc::channel::<()>();
        let (begun, is_begun) = tokio::sync::oneshot::channel();
        let mut asked = Box::pin(GATE.work(move || {
            let _ = begun.send(());
            told.recv()
        }));
        assert!(futures::poll!(&mut asked).is_pending());
        is_begun.await.unwrap();
        drop(asked);
        let mut next = Box::pin(GATE.enter());
        assert!(futures::poll!(&mut next).is_pending(), "the work goes on");
        go_on.send(()).unwrap();
        assert!(next.await.is_ok());
    }

    #[test]
    fn the_hash_of_nobody_can_be_checked() {
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
