//! What every request may use: the application, file bytes, the clock and randomness.

use crate::kit::client::Proxies;
use app::{App, Caller, Ctx, mails::MailFacts};
use gateways::files::FileStore;
use model::{Entropy, Instant};
use std::sync::Arc;
use views::mails::Mail;

pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;
/// A fresh stream for each request.
pub type EntropySource = Arc<dyn Fn() -> Entropy + Send + Sync>;
/// Writes a mail as the worker would, for the mailbox of the demo.
pub type Letters = Arc<dyn Fn(&MailFacts, Instant) -> Mail + Send + Sync>;

pub struct Server {
    pub app: Arc<App>,
    pub files: Arc<dyn FileStore>,
    pub clock: Clock,
    pub entropy: EntropySource,
    pub letters: Letters,
    /// Whose word about a request's sender counts.
    pub proxies: Proxies,
}

impl Server {
    pub fn now(&self) -> Instant {
        (self.clock)()
    }

    pub fn entropy(&self) -> Entropy {
        (self.entropy)()
    }

    pub fn ctx(&self, caller: Caller) -> Ctx {
        Ctx::new(self.app.clone(), caller, self.now(), self.entropy())
    }

    /// Whether people reach us by TLS. Without it, which `serve` allows on loopback only, cookies cannot be `Secure`.
    pub fn is_secure(&self) -> bool {
        self.app.settings.public_address.starts_with("https://")
    }
}
