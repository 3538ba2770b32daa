//! Documents that are needed again, each with its reason.

use super::{
    Envelope, Mail,
    assignment::works_until,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Returned {
    pub flow: String,
    /// Label and reason of each.
    pub documents: Vec<(String, String)>,
    pub due: Option<Instant>,
    pub url: String,
    pub until: Instant,
}

pub fn returned(envelope: &Envelope, mail: &Returned) -> Mail {
    let texts = envelope.texts();
    let item = |(label, reason): &(String, String)| texts.mail_returned_item(label, reason);
    let mut parts = vec![
        Part::Words(texts.mail_returned_lead().to_owned()),
        Part::List(mail.documents.iter().map(item).collect()),
        Part::Words(texts.mail_returned_rest().to_owned()),
        Part::Words(texts.mail_about(&mail.flow)),
    ];
    parts.extend(mail.due.map(|due| Part::Strong(texts.mail_by(envelope.local.in_full(due)))));
    let heading = texts.mail_returned_heading(mail.documents.len());
    write(
        envelope,
        &Letter {
            subject: heading.clone(),
            preview: texts.mail_returned_preview(),
            heading,
            parts,
            button: Some((texts.mail_returned_button(), &mail.url)),
            after: vec![texts.mail_no_password().to_owned()],
            foot: vec![works_until(envelope, mail.until)],
        },
    )
}
