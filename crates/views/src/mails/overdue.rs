//! A deadline has passed: to whoever holds the step, once.

use super::{
    Envelope, Mail,
    assignment::{button, works_until},
    letter::{Letter, Part, write},
};
use model::{Instant, definition::Kind};

#[derive(Clone, Debug)]
pub struct Overdue {
    pub title: String,
    pub flow: String,
    pub kind: Kind,
    pub due: Instant,
    pub url: String,
    /// `None` for members, who sign in.
    pub until: Option<Instant>,
}

pub fn overdue(envelope: &Envelope, mail: &Overdue) -> Mail {
    let was_due = format!("It was due {}.", envelope.local.in_full(mail.due));
    write(
        envelope,
        &Letter {
            subject: format!("Still open: {}", mail.title),
            preview: "Its time has passed; it can still be done.",
            heading: mail.title.clone(),
            parts: vec![
                Part::Words("This is still open.".to_owned()),
                Part::Strong(was_due),
                Part::Words(format!("It is about: {}. You can still do it.", mail.flow)),
            ],
            button: Some((button(mail.kind), &mail.url)),
            after: Vec::new(),
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}
