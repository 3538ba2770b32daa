//! What the firm writes to the people of a record, outside any flow.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct RecordMessageMail {
    /// A person, or the organisation.
    pub from: String,
    pub subject: String,
    pub text: String,
}

pub fn record_message(envelope: &Envelope, mail: &RecordMessageMail) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: mail.subject.clone(),
            preview: &mail.text,
            heading: mail.subject.clone(),
            parts: vec![Part::Quote(mail.text.clone())],
            button: None,
            after: vec![texts.mail_record_message_from(&envelope.brand.name, &mail.from)],
            foot: Vec::new(),
        },
    )
}
