//! A receipt: what arrived, and when. Also confirms a start.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Receipt {
    /// What was done or started, as the person reads it.
    pub what: String,
    pub flow: String,
    pub received: Instant,
    /// Names of documents, never their content.
    pub documents: Vec<String>,
    /// The flow's progress page, if this person may see it.
    pub url: Option<String>,
}

pub fn receipt(envelope: &Envelope, mail: &Receipt) -> Mail {
    let texts = envelope.texts();
    let mut parts = vec![Part::Words(texts.mail_receipt_lead(&mail.what))];
    if !mail.documents.is_empty() {
        parts.push(Part::List(mail.documents.clone()));
    }
    parts.push(Part::Strong(texts.mail_receipt_at(envelope.local.exact(mail.received))));
    parts.push(Part::Words(texts.mail_about(&mail.flow)));
    write(
        envelope,
        &Letter {
            subject: texts.mail_receipt_subject(&mail.what),
            preview: texts.mail_receipt_preview(),
            heading: texts.mail_receipt_heading().to_owned(),
            parts,
            button: mail.url.as_deref().map(|url| (texts.mail_receipt_button(), url)),
            after: vec![texts.mail_receipt_after().to_owned()],
            foot: Vec::new(),
        },
    )
}
