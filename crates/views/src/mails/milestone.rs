//! The flow has come to a point worth knowing about.

use super::{
    Envelope, Mail,
    assignment::works_until,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Milestone {
    pub name: String,
    pub flow: String,
    pub url: String,
    /// `None` for members, who sign in.
    pub until: Option<Instant>,
}

pub fn milestone(envelope: &Envelope, mail: &Milestone) -> Mail {
    let texts = envelope.texts();
    write(
        envelope,
        &Letter {
            subject: texts.mail_milestone_subject(&mail.flow, &mail.name),
            preview: texts.mail_milestone_preview(),
            heading: mail.name.clone(),
            parts: vec![
                Part::Words(texts.mail_milestone_lead(&mail.name)),
                Part::Words(texts.mail_about(&mail.flow)),
            ],
            button: Some((texts.mail_receipt_button(), &mail.url)),
            after: Vec::new(),
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}
