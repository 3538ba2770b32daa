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
    /// Who had it and said that it is not for them, and their note.
    pub handed_back: Option<(String, Option<String>)>,
    pub flow: String,
    pub url: String,
}

pub fn owner_needed(envelope: &Envelope, mail: &OwnerNeeded) -> Mail {
    let texts = envelope.texts();
    let mut parts = match &mail.handed_back {
        Some((who, _)) => vec![Part::Words(texts.mail_owner_handed_back(who))],
        None => vec![Part::Words(texts.mail_owner_lead(&mail.role))],
    };
    if let Some((_, Some(note))) = &mail.handed_back {
        parts.push(Part::Quote(note.clone()));
    }
    parts.push(Part::Words(texts.mail_owner_about(&mail.flow)));
    write(
        envelope,
        &Letter {
            subject: texts.mail_owner_subject(&mail.title),
            preview: texts.mail_owner_preview(),
            heading: mail.title.clone(),
            parts,
            button: Some((texts.mail_owner_button(), &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
