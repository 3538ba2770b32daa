//! Reconcilers: each looks at what is stored, does what is due at `now`, and says how much it did. Doing it twice,
//! late, or on two nodes at once comes to the same.
//! Never here: serving HTTP, waiting of its own (`server::schedule` calls again), the real clock.

mod backoff;
pub mod cleanup;
pub mod deadlines;
pub mod mails;

use app::App;
use gateways::{
    Answer,
    files::FileStore,
    mail::{Mail, MailAddress, MailError, Mailer},
};
use model::Id;
use std::sync::{Arc, Mutex};

/// What the reconcilers work with.
pub struct Worker {
    app: Arc<App>,
    mailer: Arc<dyn Mailer>,
    files: Arc<dyn FileStore>,
    /// Whom mails come from.
    sender: MailAddress,
    /// Where the search for bytes without a row goes on.
    searched_to: Mutex<Option<Id>>,
}

impl Worker {
    pub fn new(
        app: Arc<App>,
        mailer: Arc<dyn Mailer>,
        files: Arc<dyn FileStore>,
        sender: MailAddress,
    ) -> Self {
        Self { app, mailer, files, sender, searched_to: Mutex::new(None) }
    }
}

/// Stands where no mail server is set: mails wait, and say what for.
pub struct NoMailServer;

impl Mailer for NoMailServer {
    fn send<'a>(&'a self, _: &'a Mail) -> Answer<'a, Result<(), MailError>> {
        let says = "no mail server is set: give the setting smtp, then this mail goes out".to_owned();
        Box::pin(std::future::ready(Err(MailError::Away(says))))
    }
}

/// Stands where mails are read on a page of this server: each counts as delivered.
pub struct ShownOnAPage;

impl Mailer for ShownOnAPage {
    fn send<'a>(&'a self, _: &'a Mail) -> Answer<'a, Result<(), MailError>> {
        Box::pin(std::future::ready(Ok(())))
    }
}
