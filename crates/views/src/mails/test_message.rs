//! What an admin sends to themselves to see whether mails go out.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

/// `url` is where the admin came from.
pub fn test_message(envelope: &Envelope, url: &str) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_test_subject().to_owned(),
            preview: texts.mail_test_preview(),
            heading: texts.mail_test_heading().to_owned(),
            parts: vec![Part::Words(texts.mail_test_lead().to_owned())],
            button: Some((texts.mail_test_button(), url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
