//! Somebody else than whoever has it is told of a deadline.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Escalated {
    /// Of the step or the clock, as the reader may know it.
    pub title: String,
    pub flow: String,
    pub due: Option<Instant>,
    /// Who has it, where the reader may know.
    pub holder: Option<String>,
    /// Name of the role that should have heard of it, and that nobody plays: the reader owns the flow.
    pub nobody: Option<String>,
    pub url: String,
}

pub fn escalated(envelope: &Envelope, mail: &Escalated) -> Mail {
    let texts = envelope.texts();
    let is_late = mail.due.is_some_and(|due| due <= envelope.local.now);
    let due = mail.due.map(|due| envelope.local.in_full(due));
    let mut parts = vec![Part::Words(match is_late {
        true => texts.mail_escalated_late().to_owned(),
        false => texts.mail_escalated_soon().to_owned(),
    })];
    parts.extend(
        due.map(|due| {
            Part::Strong(if is_late { texts.mail_overdue_was_due(due) } else { texts.mail_by(due) })
        }),
    );
    parts.extend(mail.holder.as_ref().map(|holder| Part::Words(texts.mail_escalated_holder(holder))));
    parts.extend(mail.nobody.as_ref().map(|role| Part::Words(texts.mail_escalated_nobody(role))));
    parts.push(Part::Words(texts.mail_about(&mail.flow)));
    let subject = match is_late {
        true => texts.mail_escalated_subject_late(&mail.flow, &mail.title),
        false => texts.mail_escalated_subject_soon(&mail.flow, &mail.title),
    };
    write(
        envelope,
        &Letter {
            subject,
            preview: texts.mail_escalated_preview(),
            heading: mail.title.clone(),
            parts,
            button: Some((texts.mail_button_open(), &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
