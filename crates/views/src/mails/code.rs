//! The code that proves a device.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct CodeMail {
    /// Six digits.
    pub code: String,
}

pub fn code(envelope: &Envelope, mail: &CodeMail) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_code_subject(&mail.code),
            preview: texts.mail_code_preview(),
            heading: texts.mail_code_heading().to_owned(),
            parts: vec![Part::Code(mail.code.clone()), Part::Words(texts.mail_code_how().to_owned())],
            button: None,
            after: vec![texts.mail_code_not_you().to_owned()],
            foot: Vec::new(),
        },
    )
}
