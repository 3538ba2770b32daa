//! Documents that are needed again, each with its reason.

use super::{
    Envelope, Mail,
    assignment::works_until,
    letter::{Letter, Part, write},
};
use crate::local::count;
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
    let number = count(mail.documents.len(), "document", "documents");
    let list = mail.documents.iter().map(|(label, reason)| format!("{label}: {reason}")).collect();
    let mut parts = vec![
        Part::Words("Thank you for what you sent. This we need once more:".to_owned()),
        Part::List(list),
        Part::Words("Everything else is fine and stays as it is.".to_owned()),
        Part::Words(format!("It is about: {}.", mail.flow)),
    ];
    parts.extend(mail.due.map(|due| Part::Strong(format!("By {}", envelope.local.in_full(due)))));
    let heading = format!("We need {number} again");
    write(
        envelope,
        &Letter {
            subject: heading.clone(),
            preview: "The mail says which, and why.",
            heading,
            parts,
            button: Some(("Send again", &mail.url)),
            after: vec!["You need no password.".to_owned()],
            foot: vec![works_until(envelope, mail.until)],
        },
    )
}
