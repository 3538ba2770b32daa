//! A deadline has passed: to whoever holds the step, once.

use super::{
    Envelope, Mail,
    assignment::{button, works_until},
    letter::{Letter, Part, write},
};
use model::{Instant, definition::Kind};

#[derive(Clone, Debug)]
pub struct Overdue {
    pub title: String,
    pub flow: String,
    pub kind: Kind,
    pub due: Instant,
    pub url: String,
    /// `None` for members, who sign in.
    pub until: Option<Instant>,
}

pub fn overdue(envelope: &Envelope, mail: &Overdue) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_overdue_subject(&mail.title),
            preview: texts.mail_overdue_preview(),
            heading: mail.title.clone(),
            parts: vec![
                Part::Words(texts.mail_overdue_lead().to_owned()),
                Part::Strong(texts.mail_overdue_was_due(envelope.local.in_full(mail.due))),
                Part::Words(texts.mail_overdue_still(&mail.flow)),
            ],
            button: Some((button(mail.kind, texts), &mail.url)),
            after: Vec::new(),
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}
