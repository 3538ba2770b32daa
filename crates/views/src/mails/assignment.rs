//! Something to do: the mail with the personal link.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::{Instant, definition::Kind};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Assignment {
    /// As the person may read it.
    pub title: String,
    pub text: Option<String>,
    /// The flow's name.
    pub flow: String,
    pub kind: Kind,
    /// Documents asked for.
    pub documents: Vec<String>,
    pub due: Option<Instant>,
    pub url: String,
    /// Until when the link works; `None` for members, who sign in.
    pub until: Option<Instant>,
    /// It lies in a pool: the group's name. Members only.
    pub pool: Option<String>,
    /// The attempt is not the first: "This has come back to you."
    pub again: bool,
    /// What whoever sent it back wrote, if this person may read it.
    pub comment: Option<String>,
}

pub fn assignment(envelope: &Envelope, mail: &Assignment) -> Mail {
    let texts = envelope.texts();
    let is_late = mail.due.is_some_and(|due| due < envelope.local.now);
    let due = mail.due.map(|due| envelope.local.in_full(due));
    let outside = mail.until.is_some();
    let subject = match &due {
        Some(due) if is_late => texts.mail_assignment_subject_late(due, &mail.title),
        Some(due) => texts.mail_assignment_subject(due, &mail.title),
        None => mail.title.clone(),
    };
    let preview =
        if outside { texts.mail_assignment_preview() } else { texts.mail_assignment_preview_member() };
    write(
        envelope,
        &Letter {
            subject,
            preview,
            heading: mail.title.clone(),
            parts: parts(
                texts,
                mail,
                due.map(|due| match is_late {
                    true => texts.mail_overdue_was_due(due),
                    false => texts.mail_by(due),
                }),
            ),
            button: Some((button(mail.kind, texts), &mail.url)),
            after: if outside { vec![texts.mail_no_password().to_owned()] } else { Vec::new() },
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}

fn parts(texts: Texts, mail: &Assignment, due: Option<String>) -> Vec<Part> {
    let mut parts = Vec::new();
    if mail.again {
        parts.push(Part::Words(texts.mail_assignment_again().to_owned()));
    }
    parts.extend(mail.comment.clone().map(Part::Quote));
    parts.extend(mail.text.clone().map(Part::Words));
    if !mail.documents.is_empty() {
        parts.push(Part::List(mail.documents.clone()));
        parts.push(Part::Words(texts.mail_assignment_photo().to_owned()));
    }
    parts.push(Part::Words(texts.mail_about(&mail.flow)));
    parts.extend(mail.pool.as_ref().map(|pool| Part::Words(texts.mail_assignment_pool(pool))));
    parts.extend(due.map(Part::Strong));
    parts
}

pub(super) fn works_until(envelope: &Envelope, until: Instant) -> String {
    envelope.texts().mail_link_until(envelope.local.date(until))
}

pub(super) fn button(kind: Kind, texts: Texts) -> &'static str {
    match kind {
        Kind::FileRequest => texts.mail_button_documents(),
        Kind::Approval => texts.mail_button_approval(),
        Kind::Acknowledgement => texts.mail_button_acknowledgement(),
        Kind::Form => texts.mail_button_form(),
        Kind::Task | Kind::Message | Kind::Decision | Kind::Wait | Kind::Flow | Kind::UpdateRecord => {
            texts.mail_button_open()
        }
    }
}
