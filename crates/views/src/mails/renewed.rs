//! A new link in place of a dead one, for somebody who has nothing to do at the moment.

use super::{
    Envelope, Mail,
    assignment::works_until,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Renewed {
    pub flow: String,
    pub url: String,
    pub until: Option<Instant>,
}

pub fn renewed(envelope: &Envelope, mail: &Renewed) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_renewed_subject(&mail.flow),
            preview: texts.mail_renewed_preview(),
            heading: texts.mail_renewed_heading().to_owned(),
            parts: vec![
                Part::Words(texts.mail_renewed_lead().to_owned()),
                Part::Words(texts.mail_about(&mail.flow)),
            ],
            button: Some((texts.mail_renewed_button(), &mail.url)),
            after: Vec::new(),
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}
