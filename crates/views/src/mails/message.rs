//! A new message in the thread of a flow.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct MessageMail {
    /// As the reader may know them: a person, or the organisation.
    pub from: String,
    pub flow: String,
    pub text: String,
    pub url: String,
}

pub fn message(envelope: &Envelope, mail: &MessageMail) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_message_subject(&mail.flow, &mail.from),
            preview: texts.mail_message_preview(),
            heading: texts.mail_message_heading(&mail.from),
            parts: vec![Part::Quote(mail.text.clone()), Part::Words(texts.mail_about(&mail.flow))],
            button: Some((texts.mail_message_button(), &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
