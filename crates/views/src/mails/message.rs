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
    write(
        envelope,
        &Letter {
            subject: format!("Message from {}: {}", mail.from, mail.flow),
            preview: "Read it and answer.",
            heading: format!("{} wrote to you", mail.from),
            parts: vec![Part::Quote(mail.text.clone()), Part::Words(format!("It is about: {}.", mail.flow))],
            button: Some(("Read and answer", &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
