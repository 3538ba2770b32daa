//! Somebody here asks its reader to begin: a link to a form, with words of the sender's own. Whoever reads it may be a
//! stranger.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct StartLinkMail {
    /// Of what is begun.
    pub name: String,
    /// Who sends it, and what they write.
    pub from: Option<(String, String)>,
    pub url: String,
}

pub fn start_link(envelope: &Envelope, mail: &StartLinkMail) -> Mail {
    let texts = envelope.texts();
    let lead = texts.start_mail_lead(&envelope.brand.name);
    let mut parts = vec![Part::Words(lead.clone())];
    if let Some((name, words)) = &mail.from {
        parts.push(Part::Strong(texts.start_mail_from(name)));
        parts.push(Part::Quote(words.clone()));
    }
    write(
        envelope,
        &Letter {
            subject: texts.start_mail_subject(&mail.name, &envelope.brand.name),
            preview: &lead,
            heading: mail.name.clone(),
            parts,
            button: Some((texts.start_mail_button(), &mail.url)),
            after: Vec::new(),
            foot: vec![texts.start_mail_foot(&envelope.brand.name)],
        },
    )
}
