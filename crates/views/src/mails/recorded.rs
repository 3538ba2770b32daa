//! A receipt for an answer that somebody here wrote down for the person: what, when, and that they may object.
//! Never here: who wrote it down, and why.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Recorded {
    /// Of the step, as the person reads it.
    pub title: String,
    pub flow: String,
    /// Labels of the documents that came with it.
    pub documents: Vec<String>,
    pub at: Instant,
    /// The flow's progress page.
    pub url: String,
}

pub fn recorded(envelope: &Envelope, mail: &Recorded) -> Mail {
    let texts = envelope.local.texts();
    let mut parts = vec![Part::Words(texts.step_mail_recorded(&envelope.brand.name, &mail.title))];
    if !mail.documents.is_empty() {
        parts.push(Part::List(mail.documents.clone()));
    }
    parts.push(Part::Strong(texts.step_mail_recorded_at(envelope.local.exact(mail.at))));
    parts.push(Part::Words(texts.step_mail_recorded_about(&mail.flow)));
    write(
        envelope,
        &Letter {
            subject: texts.step_mail_recorded_subject(&mail.title),
            preview: texts.step_mail_recorded_preview(),
            heading: texts.step_mail_recorded_heading().to_owned(),
            parts,
            button: Some((texts.step_mail_recorded_button(), &mail.url)),
            after: vec![texts.step_mail_recorded_wrong().to_owned()],
            foot: Vec::new(),
        },
    )
}
