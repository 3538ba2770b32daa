//! A step that nobody can do until the owner of the flow says who.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct OwnerNeeded {
    /// Of the step.
    pub title: String,
    /// Name of the role nobody plays.
    pub role: String,
    pub flow: String,
    pub url: String,
}

pub fn owner_needed(envelope: &Envelope, mail: &OwnerNeeded) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_owner_subject(&mail.title),
            preview: texts.mail_owner_preview(),
            heading: mail.title.clone(),
            parts: vec![
                Part::Words(texts.mail_owner_lead(&mail.role)),
                Part::Words(texts.mail_owner_about(&mail.flow)),
            ],
            button: Some((texts.mail_owner_button(), &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
