//! Something to do: the mail with the personal link.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::{Instant, definition::Kind};

#[derive(Clone, Debug)]
pub struct Assignment {
    /// As the person may read it.
    pub title: String,
    pub text: Option<String>,
    /// The flow's name.
    pub flow: String,
    pub kind: Kind,
    /// Documents asked for.
    pub documents: Vec<String>,
    pub due: Option<Instant>,
    pub url: String,
    /// Until when the link works; `None` for members, who sign in.
    pub until: Option<Instant>,
    /// It lies in a pool: the group's name. Members only.
    pub pool: Option<String>,
    /// The attempt is not the first: "Please look at it again."
    pub again: bool,
    /// What whoever sent it back wrote, if this person may read it.
    pub comment: Option<String>,
}

pub fn assignment(envelope: &Envelope, mail: &Assignment) -> Mail {
    let due = mail.due.map(|due| envelope.local.in_full(due));
    let mut parts = Vec::new();
    if mail.again {
        parts.push(Part::Words("This has come back to you.".to_owned()));
    }
    parts.extend(mail.comment.clone().map(Part::Quote));
    parts.extend(mail.text.clone().map(Part::Words));
    if !mail.documents.is_empty() {
        parts.push(Part::List(mail.documents.clone()));
        parts.push(Part::Words("A photo with your phone is fine.".to_owned()));
    }
    parts.push(Part::Words(format!("It is about: {}.", mail.flow)));
    parts.extend(
        mail.pool
            .as_ref()
            .map(|pool| Part::Words(format!("It lies in the pool of {pool}: whoever picks it up does it."))),
    );
    parts.extend(due.as_ref().map(|due| Part::Strong(format!("By {due}"))));
    let outside = mail.until.is_some();
    write(
        envelope,
        &Letter {
            subject: due.map_or_else(|| mail.title.clone(), |due| format!("{}, by {due}", mail.title)),
            preview: if outside {
                "Open your personal link, no password needed."
            } else {
                "It stands in your To do."
            },
            heading: mail.title.clone(),
            parts,
            button: Some((button(mail.kind), &mail.url)),
            after: if outside { vec!["You need no password.".to_owned()] } else { Vec::new() },
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}

pub(super) fn works_until(envelope: &Envelope, until: Instant) -> String {
    format!("The link is for you alone and works until {}.", envelope.local.date(until))
}

pub(super) fn button(kind: Kind) -> &'static str {
    match kind {
        Kind::FileRequest => "Send documents",
        Kind::Approval => "Look and decide",
        Kind::Acknowledgement => "Read and confirm",
        Kind::Form => "Answer",
        Kind::Task | Kind::Message => "Open",
    }
}
