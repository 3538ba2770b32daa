//! The one-time link to choose a password.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct PasswordLink {
    pub url: String,
    pub until: Instant,
}

pub fn password(envelope: &Envelope, mail: &PasswordLink) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_password_subject(&envelope.brand.name),
            preview: texts.mail_password_preview(),
            heading: texts.mail_password_heading().to_owned(),
            parts: vec![Part::Words(texts.mail_password_lead().to_owned())],
            button: Some((texts.mail_password_button(), &mail.url)),
            after: vec![texts.mail_password_until(envelope.local.in_full(mail.until))],
            foot: vec![texts.mail_password_not_you().to_owned()],
        },
    )
}
