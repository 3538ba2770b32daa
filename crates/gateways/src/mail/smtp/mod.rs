//! Mail over SMTP (RFC 5321): a few connections kept open, one mail after another on each.

mod connection;
mod reach;
mod settings;
#[cfg(test)]
mod tests;

pub use settings::{NotASmtpUrl, Reach, SmtpSettings, SmtpTls};

use super::{Mail, MailError, Mailer, message};
use crate::Answer;
use connection::Connection;
use lettre::address::Envelope;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Mails on their way at once: enough to hide the distance to the server, too few to crowd out requests.
const CONNECTIONS_MAX: usize = 2;

/// The real mailer. Sending never takes longer than the time-out of its settings, connecting included.
pub struct Smtp {
    settings: SmtpSettings,
    places: Semaphore,
    idle: Mutex<Vec<Connection>>,
}

impl Smtp {
    pub fn new(settings: SmtpSettings) -> Self {
        Self { settings, places: Semaphore::new(CONNECTIONS_MAX), idle: Mutex::new(Vec::new()) }
    }

    /// Sends a mail as the worker would; what comes back is the server's own last word.
    ///
    /// # Errors
    /// With the server's own answer, where it gave one.
    pub async fn deliver(&self, mail: &Mail) -> Result<String, MailError> {
        let message = message::written(mail)?;
        let envelope = Envelope::new(Some(mail.from.envelope()), vec![mail.to.envelope()])
            .map_err(|error| MailError::Permanent(error.to_string()))?;
        let Ok(_place) = self.places.acquire().await else {
            return Err(MailError::Away("mail is shutting down".to_owned()));
        };
        match tokio::time::timeout(self.settings.timeout, self.hand_over(&envelope, &message)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(MailError::Away(format!(
                "the mail server {} did not answer within {} s",
                self.settings.server(),
                self.settings.timeout.as_secs_f32()
            ))),
        }
    }

    /// A connection that lay idle may have been closed by the server meanwhile; then a new one is tried, once.
    async fn hand_over(&self, envelope: &Envelope, message: &str) -> Result<String, MailError> {
        if let Some(mut kept) = self.take_idle() {
            match kept.send(envelope, message).await {
                Ok(said) => {
                    self.keep(kept);
                    return Ok(said);
                }
                Err(failure) if failure.before_any_answer => {}
                Err(failure) => return Err(failure.error),
            }
        }
        let mut fresh = Connection::open(&self.settings).await?;
        let said = fresh.send(envelope, message).await.map_err(|failure| failure.error)?;
        self.keep(fresh);
        Ok(said)
    }

    fn take_idle(&self) -> Option<Connection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, connection: Connection) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
}

impl Mailer for Smtp {
    fn send<'a>(&'a self, mail: &'a Mail) -> Answer<'a, Result<(), MailError>> {
        Box::pin(async { self.deliver(mail).await.map(drop) })
    }
}
