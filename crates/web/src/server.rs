//! What every request may use: the application, file bytes, the clock and randomness.

use crate::{
    kit::client::Proxies,
    limits::{Counted, Limits},
    pictures::Pictures,
};
use app::{App, Caller, Ctx, Problem, mail_server::MailServer, mails::MailFacts, sessions::Visitor};
use gateways::files::FileStore;
use model::{Entropy, Instant};
use std::{future::Future, pin::Pin, sync::Arc};
use views::mails::Mail;

pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;
/// A fresh stream for each request.
pub type EntropySource = Arc<dyn Fn() -> Entropy + Send + Sync>;
/// Writes a mail as the worker would, for the mailbox of the demo.
pub type Letters = Arc<dyn Fn(&MailFacts, Instant) -> Mail + Send + Sync>;

/// Sends one mail at once, outside the outbox, and says what the server answered, or why it did not.
pub type Trial =
    Arc<dyn Fn(TestMessage) -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>> + Send + Sync>;

/// A mail an admin sends to themselves to see whether mails go out.
#[derive(Clone, Debug)]
pub struct TestMessage {
    /// As it stands in the form; `None` for the one that the settings of the server name.
    pub server: Option<MailServer>,
    /// In whose name it comes.
    pub organisation: String,
    pub to_name: String,
    pub to_address: String,
    pub words: Mail,
    pub at: Instant,
    /// Of this message and no other.
    pub id: String,
}

pub struct Server {
    pub app: Arc<App>,
    pub files: Arc<dyn FileStore>,
    pub clock: Clock,
    pub entropy: EntropySource,
    pub letters: Letters,
    pub trial: Trial,
    /// Whose word about a request's sender counts.
    pub proxies: Proxies,
    pub limits: Limits,
    pub pictures: Pictures,
    /// Answers say how long they took and how many statements they sent: for benchmarks and tests.
    pub timings: bool,
}

impl Server {
    pub fn now(&self) -> Instant {
        (self.clock)()
    }

    pub fn entropy(&self) -> Entropy {
        (self.entropy)()
    }

    /// Counts what this visitor asks for.
    ///
    /// # Errors
    /// `TooMany` from one address.
    pub fn count(&self, what: Counted, visitor: &Visitor) -> Result<(), Problem> {
        self.limits.count(what, visitor.address, self.now())
    }

    pub fn ctx(&self, caller: Caller) -> Ctx {
        Ctx::new(self.app.clone(), caller, self.now(), self.entropy())
    }

    /// Whether people reach us by TLS. Without it, which `serve` allows on loopback only, cookies cannot be `Secure`.
    pub fn is_secure(&self) -> bool {
        self.app.settings.public_address.starts_with("https://")
    }
}
