//! Reconcilers: each looks at what is stored, does what is due at `now`, and says how much it did. Doing it twice,
//! late, or on two nodes at once comes to the same.
//! Never here: serving HTTP, waiting of its own (`server::schedule` calls again), the real clock.

pub mod absences;
mod backoff;
pub mod bulk;
pub mod calendars;
pub mod cleanup;
pub mod deadlines;
pub mod erasing;
pub mod exports;
pub mod imports;
pub mod mails;
pub mod moves;
pub mod organisation;
mod post;
pub mod records;
pub mod search;
pub mod starts;
mod steady;

pub use post::{Connect, Outgoing, Post, settings as smtp_settings};

use app::{App, attention::Rules};
use gateways::{
    Answer,
    files::FileStore,
    mail::{Mail, MailError, Mailer},
};
use meters::Counter;
use model::Id;
use std::sync::{Arc, Mutex, atomic::AtomicU64};
use steady::Steady;

#[derive(Debug, Default)]
pub struct Delivery {
    pub delivered: Counter,
    /// Tried and put off.
    pub put_off: Counter,
    /// Given up.
    pub failed: Counter,
}

/// What the reconcilers work with.
pub struct Worker {
    app: Arc<App>,
    post: Post,
    files: Arc<dyn FileStore>,
    /// How much mail people get.
    rules: Rules,
    /// What became of mails since this process began.
    pub delivery: Delivery,
    /// Where the search for bytes without a row goes on.
    searched_to: Mutex<Option<Id>>,
    /// Commands that were written when search last looked.
    searched_at: AtomicU64,
    /// Flows that know who is away.
    absences: app::absences::Seen,
    /// Addresses that dry runs of imports have met.
    imports: app::imports::Seen,
    /// The clock as cleaning up and as delivering saw it.
    cleaning: Mutex<Steady>,
    delivering: Mutex<Steady>,
}

impl Worker {
    pub fn new(app: Arc<App>, post: Post, files: Arc<dyn FileStore>) -> Self {
        Self {
            app,
            post,
            files,
            rules: Rules::default(),
            delivery: Delivery::default(),
            searched_to: Mutex::new(None),
            searched_at: AtomicU64::default(),
            absences: app::absences::Seen::default(),
            imports: app::imports::Seen::default(),
            cleaning: Mutex::default(),
            delivering: Mutex::default(),
        }
    }
}

impl Worker {
    /// With other rules for how much mail people get.
    #[must_use]
    pub fn with_rules(self, rules: Rules) -> Self {
        Self { rules, ..self }
    }
}

/// Stands where mails are read on a page of this server: each counts as delivered.
pub struct ShownOnAPage;

impl Mailer for ShownOnAPage {
    fn send<'a>(&'a self, _: &'a Mail) -> Answer<'a, Result<(), MailError>> {
        Box::pin(std::future::ready(Ok(())))
    }
}
