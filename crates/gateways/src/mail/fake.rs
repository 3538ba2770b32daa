//! A mailer that keeps what it was given and fails when told to. For tests only.

use super::{Mail, MailError, Mailer};
use crate::Answer;
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

#[derive(Default)]
pub struct RecordingMailer {
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    sent: Vec<Mail>,
    next: VecDeque<MailError>,
    always: Option<MailError>,
    tries: usize,
}

impl RecordingMailer {
    /// Every mail taken so far, in order.
    pub fn sent(&self) -> Vec<Mail> {
        self.inside().sent.clone()
    }

    /// Mails to this address, in order.
    pub fn sent_to(&self, address: &str) -> Vec<Mail> {
        self.sent().into_iter().filter(|mail| mail.to.address() == address).collect()
    }

    /// How often somebody tried to send, with success or without.
    pub fn tries(&self) -> usize {
        self.inside().tries
    }

    /// The next mail that has not failed yet fails like this.
    pub fn fail_next(&self, error: MailError) {
        self.inside().next.push_back(error);
    }

    /// Every mail fails like this, until told otherwise.
    pub fn fail_always(&self, error: Option<MailError>) {
        self.inside().always = error;
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailer for RecordingMailer {
    fn send<'a>(&'a self, mail: &'a Mail) -> Answer<'a, Result<(), MailError>> {
        let mut inside = self.inside();
        inside.tries += 1;
        let failure = inside.next.pop_front().or_else(|| inside.always.clone());
        if failure.is_none() {
            inside.sent.push(mail.clone());
        }
        Box::pin(std::future::ready(failure.map_or(Ok(()), Err)))
    }
}
