//! A deadline comes nearer, or has passed and it is still open.

use super::{
    Envelope, Mail,
    assignment::{button, works_until},
    letter::{Letter, Part, write},
};
use model::{Instant, definition::Kind};

#[derive(Clone, Debug)]
pub struct Reminder {
    pub title: String,
    pub flow: String,
    pub kind: Kind,
    pub due: Option<Instant>,
    pub url: String,
    /// `None` for members, who sign in.
    pub until: Option<Instant>,
}

pub fn reminder(envelope: &Envelope, mail: &Reminder) -> Mail {
    let texts = envelope.texts();
    let is_late = mail.due.is_some_and(|due| due < envelope.local.now);
    let due = mail.due.map(|due| envelope.local.in_full(due));
    let when = match &due {
        Some(due) if is_late => Some(Part::Strong(texts.mail_overdue_was_due(due))),
        Some(due) => Some(Part::Strong(texts.mail_by(due))),
        None => None,
    };
    let subject = match &due {
        Some(due) if !is_late => texts.mail_reminder_subject(due, &mail.title),
        _ => texts.mail_overdue_subject(&mail.title),
    };
    let mut parts = vec![Part::Words(texts.mail_overdue_lead().to_owned())];
    parts.extend(when);
    parts.push(Part::Words(texts.mail_about(&mail.flow)));
    write(
        envelope,
        &Letter {
            subject,
            preview: if is_late { texts.mail_overdue_preview() } else { texts.mail_reminder_preview() },
            heading: mail.title.clone(),
            parts,
            button: Some((button(mail.kind, texts), &mail.url)),
            after: vec![texts.mail_reminder_done().to_owned()],
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}
