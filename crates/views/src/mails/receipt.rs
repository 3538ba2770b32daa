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
    let mut parts = vec![Part::Words(format!("We have received: {}.", mail.what))];
    if !mail.documents.is_empty() {
        parts.push(Part::List(mail.documents.clone()));
    }
    parts.push(Part::Strong(format!("Received {}", envelope.local.exact(mail.received))));
    parts.push(Part::Words(format!("It is about: {}.", mail.flow)));
    write(
        envelope,
        &Letter {
            subject: format!("Received: {}", mail.what),
            preview: "Your receipt.",
            heading: "Thank you".to_owned(),
            parts,
            button: mail.url.as_deref().map(|url| ("See how far we are", url)),
            after: vec!["We write to you when it is your turn again.".to_owned()],
            foot: Vec::new(),
        },
    )
}
