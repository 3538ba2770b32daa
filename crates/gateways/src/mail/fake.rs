//! A mailer that keeps what it was given and fails when told to. For tests only.

use super::{Mail, MailError, Mailer};
use crate::Answer;
use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

#[derive(Default)]
pub struct RecordingMailer {
    sent: Mutex<Vec<Mail>>,
    failures: Mutex<VecDeque<MailError>>,
}

impl RecordingMailer {
    /// Every mail taken so far, in order.
    pub fn sent(&self) -> Vec<Mail> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Mails to this address, in order.
    pub fn sent_to(&self, address: &str) -> Vec<Mail> {
        self.sent().into_iter().filter(|mail| mail.to.address() == address).collect()
    }

    /// The next mail that has not failed yet fails like this.
    pub fn fail_next(&self, error: MailError) {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).push_back(error);
    }
}

impl Mailer for RecordingMailer {
    fn send<'a>(&'a self, mail: &'a Mail) -> Answer<'a, Result<(), MailError>> {
        let failure = self.failures.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        if failure.is_none() {
            self.sent.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
        }
        Box::pin(std::future::ready(failure.map_or(Ok(()), Err)))
    }
}
